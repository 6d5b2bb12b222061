"use client";

import { useEffectEvent, useLayoutEffect, useRef, type ReactNode, type RefObject } from "react";
import styles from "./popover.module.css";

type Props = {
  label: string;
  /** The button that it belongs to. */
  anchor: RefObject<HTMLElement | null>;
  onClose: () => void;
  children: ReactNode;
};

const gap = 4;

/**
 * A small panel at its button, in the browser's own top layer: drawn only while it is open. Esc, a click elsewhere and
 * leaving it with Tab close it; the browser gives the focus back.
 */
export function Popover({ label, anchor, onClose, children }: Props) {
  const panel = useRef<HTMLDialogElement>(null);
  const place = useEffectEvent(() => {
    const from = anchor.current?.getBoundingClientRect();
    const box = panel.current;
    if (!from || !box) return;
    const { offsetWidth: width, offsetHeight: height } = box;
    const below = from.bottom + gap + height <= innerHeight || from.top < innerHeight - from.bottom;
    const top = below ? Math.min(from.bottom + gap, innerHeight - height - gap) : from.top - gap - height;
    box.style.top = `${Math.max(gap, top)}px`;
    box.style.left = `${Math.max(2 * gap, Math.min(from.left, innerWidth - width - 2 * gap))}px`;
  });

  const leave = useEffectEvent(({ relatedTarget: to }: FocusEvent) => {
    const box = panel.current;
    if (box && to instanceof Node && !box.contains(to) && to !== anchor.current) box.hidePopover();
  });

  useLayoutEffect(() => {
    const box = panel.current;
    if (!box) return undefined;
    box.showPopover(anchor.current ? { source: anchor.current } : {});
    place();
    box.querySelector<HTMLElement>("input, select, textarea, button, a[href]")?.focus();
    const listening = new AbortController();
    const { signal } = listening;
    box.addEventListener("focusout", leave, { signal });
    addEventListener("resize", place, { signal });
    addEventListener("scroll", place, { signal, capture: true, passive: true });
    return () => listening.abort();
  }, [anchor]);

  return (
    <dialog
      ref={panel}
      popover="auto"
      aria-label={label}
      className={styles.popover}
      onToggle={(event) => event.newState === "closed" && onClose()}
    >
      {children}
    </dialog>
  );
}

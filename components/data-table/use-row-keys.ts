"use client";

import { useRef, useState, type KeyboardEvent } from "react";

type Verbs = {
  count: number;
  onOpen: (index: number) => void;
  onPick: (index: number) => void;
  onKey: (key: string, index: number) => boolean;
};

/** Rows by keyboard: j and k or the arrows move, Enter opens, x picks; other keys are the rows' own verbs. */
export function useRowKeys({ count, onOpen, onPick, onKey }: Verbs) {
  const [focused, setFocused] = useState(0);
  const body = useRef<HTMLTableSectionElement>(null);

  function move(to: number) {
    const next = Math.max(0, Math.min(count - 1, to));
    setFocused(next);
    (body.current?.children[next] as HTMLElement | undefined)?.focus();
  }

  function onKeyDown(event: KeyboardEvent<HTMLTableSectionElement>) {
    const row = event.target as HTMLElement;
    if (row.tagName !== "TR" || event.ctrlKey || event.metaKey || event.altKey) return;
    const done = () => event.preventDefault();
    if (event.key === "ArrowDown" || event.key === "j") move(focused + 1);
    else if (event.key === "ArrowUp" || event.key === "k") move(focused - 1);
    else if (event.key === "Home") move(0);
    else if (event.key === "End") move(count - 1);
    else if (event.key === "Enter") onOpen(focused);
    else if (event.key === "x" || event.key === " ") onPick(focused);
    else if (!onKey(event.key, focused)) return;
    done();
  }

  return {
    body: { ref: body, onKeyDown },
    row: (index: number) => ({
      tabIndex: index === Math.min(focused, count - 1) ? 0 : -1,
      onFocus: () => setFocused(index),
    }),
  };
}

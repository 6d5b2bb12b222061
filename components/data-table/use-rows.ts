import { useEffect, useEffectEvent, useState, type RefObject } from "react";
import { keyName, moved, placeOfKey } from "../line-keys";
import { usePageKeys } from "../use-page-keys";

const pressable = "a, button, input, label";

type Rows = {
  body: RefObject<HTMLTableSectionElement | null>;
  onOpen: (id: string) => void;
  onMenu: (id: string) => void;
  onPick: ((id: string) => void) | undefined;
  onKey: (key: string, id: string) => boolean;
};

/**
 * j and k move over the rows from anywhere on the page, the arrows, Home and End once a row has the focus; Enter
 * opens, x or space picks, other keys are the rows' own verbs. Silent while somebody types or a dialog or menu is open.
 * A click on a row opens it too. Listens once for all rows. Returns the row that had the focus last.
 */
export function useRows({ body, onOpen, onMenu, onPick, onKey }: Rows) {
  const [focused, setFocused] = useState<string>();

  usePageKeys((event) => {
    const target = placeOfKey(event);
    if (!target) return;
    const rows = [...(body.current?.querySelectorAll<HTMLTableRowElement>("tr[data-id]") ?? [])];
    const at = rows.findIndex((row) => row.contains(target));
    const key = keyName(event);
    const to = moved(key, at, rows.length);
    const id = rows[at]?.dataset.id;
    if (to !== undefined) rows[to]?.focus();
    else if (!id || !verb(key, target === rows[at], id)) return;
    event.preventDefault();
  });

  function verb(key: string, onRow: boolean, id: string) {
    if (key === "Enter" && onRow) onOpen(id);
    else if (onPick && (key === "x" || (key === " " && onRow))) onPick(id);
    else return onKey(key, id);
    return true;
  }

  const onClick = useEffectEvent((event: MouseEvent) => {
    const { target } = event;
    const id = rowOf(target, body.current);
    if (!id || !(target instanceof Element) || event.defaultPrevented) return;
    if (target.closest("[aria-haspopup=menu]")) onMenu(id);
    // The box of a row is small; all of its cell is the place to click.
    else if (onPick && target.querySelector(":scope > input[type=checkbox]")) onPick(id);
    else if (target.closest("a[data-row-link]")) follow(event, id);
    else if (!target.closest(pressable) && !getSelection()?.toString()) onOpen(id);
  });
  /** A row's own link is a plain one; the browser keeps it only where somebody asks for another tab or a window. */
  function follow(event: MouseEvent, id: string) {
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey || event.button !== 0) return;
    event.preventDefault();
    onOpen(id);
  }
  const onFocus = useEffectEvent(({ target }: FocusEvent) => {
    const id = rowOf(target, body.current);
    if (id) setFocused(id);
  });

  useEffect(() => {
    const listening = new AbortController();
    const { signal } = listening;
    document.addEventListener("click", onClick, { signal });
    document.addEventListener("focusin", onFocus, { signal });
    return () => listening.abort();
  }, []);

  return focused;
}

function rowOf(target: EventTarget | null, body: HTMLElement | null) {
  const row = target instanceof Element ? target.closest<HTMLElement>("tr[data-id]") : null;
  return row && body?.contains(row) ? row.dataset.id : undefined;
}

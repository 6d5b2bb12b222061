const typing = "input:not([type=checkbox]), textarea, select, [contenteditable=true]";
const floating = "[role=dialog], dialog[open], :popover-open, [role=menu], [role=listbox]";

/** Where a key of a list was pressed, or null where it is none: somebody types, or a dialog or a menu is open. */
export function placeOfKey(event: KeyboardEvent): HTMLElement | null {
  if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return null;
  const target = event.target instanceof HTMLElement ? event.target : document.body;
  return target.closest(typing) || document.querySelector(floating) ? null : target;
}

/** The key by the name it has here: a letter is capital where Shift is held, whatever Caps Lock says. */
export function keyName({ key, shiftKey }: Pick<KeyboardEvent, "key" | "shiftKey">): string {
  if (!/^[a-z]$/i.test(key)) return key;
  return shiftKey ? key.toUpperCase() : key.toLowerCase();
}

/** Where a key leads from a line, or undefined where it leads nowhere: j and k from anywhere, the others from a line. */
export function moved(key: string, at: number, count: number): number | undefined {
  const onLine = at >= 0;
  if (key === "j" || (key === "ArrowDown" && onLine)) return Math.min(at + 1, count - 1);
  if (key === "k" || (key === "ArrowUp" && onLine)) return Math.max(at - 1, 0);
  if (key === "Home" && onLine) return 0;
  return key === "End" && onLine ? count - 1 : undefined;
}

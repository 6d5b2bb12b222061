/** What stands in a list: its next one takes the focus where it goes. */
const items = "[data-card], tr[data-id], li";
const focusable = "[data-line], [data-card], a[href], button:not(:disabled), [tabindex='0']";
const outOfPage = "dialog, [role=dialog], [role=menu], [role=listbox], [role=alert], .mantine-Notifications-root";
/** How long after an answer the page may still be drawn anew. */
const settlesMs = 3_000;

type Place = {
  element: HTMLElement;
  /** The element that has its name: a card that moves to another column is another element with the same one. */
  named: string | null;
  list: Element | null;
  index: number;
};

let last: HTMLElement | null = null;
let lastPlace: Place | null = null;
let watching = 0;
let observer: MutationObserver | null = null;
let checking: ReturnType<typeof setTimeout> | undefined;

/** Called for every focus of the page. */
function noteFocus({ target }: FocusEvent) {
  if (!(target instanceof HTMLElement)) return;
  last = target;
  const inPage = target.closest("#main") && !target.closest(outOfPage);
  if (inPage && (target.closest(items) || !lastPlace)) lastPlace = placeOf(target);
}

/** A press on nothing takes the focus away on purpose. */
function notePress({ target }: PointerEvent) {
  if (target instanceof Node && !document.activeElement?.contains(target)) last = null;
  if (document.activeElement === document.body) last = null;
}

function placeOf(element: HTMLElement): Place {
  const item = element.closest<HTMLElement>(items);
  const { card, id } = item?.dataset ?? {};
  const list = item?.parentElement ?? null;
  return {
    element,
    named: card ? `[data-card="${CSS.escape(card)}"]` : id ? `tr[data-id="${CSS.escape(id)}"]` : null,
    list,
    index: item && list ? [...list.children].indexOf(item) : 0,
  };
}

/** Follows the focus, so that it can be put where it belongs when what had it is gone. Ends with the signal. */
export function followFocus(signal: AbortSignal) {
  document.addEventListener("focusin", noteFocus, { signal });
  document.addEventListener("pointerdown", notePress, { signal, capture: true });
}

/**
 * Keeps the focus while an action changes the page, and until the page has settled: never on the body. Where the line,
 * card or row that had it is gone, the next one gets it. Returns how to say that the answer is there.
 */
export function keepFocus(): () => void {
  watching += 1;
  observer ??= observed();
  return () => {
    setTimeout(() => {
      watching -= 1;
      if (watching > 0) return;
      observer?.disconnect();
      observer = null;
    }, settlesMs);
  };
}

function observed() {
  const watch = new MutationObserver(() => {
    // After the effects of what was drawn, which may know better where to put it.
    checking ??= setTimeout(() => {
      checking = undefined;
      restore();
    });
  });
  watch.observe(document.body, { childList: true, subtree: true, attributeFilter: ["disabled"] });
  return watch;
}

function restore() {
  if (!last || (document.activeElement && document.activeElement !== document.body)) return;
  // A button that waits for its answer cannot have the focus, and gets it back after.
  if (last.isConnected) return last.focus();
  const { element, named, list, index } = lastPlace ?? {};
  if (element?.isConnected) return element.focus();
  const main = document.querySelector<HTMLElement>("#main");
  const same = named ? main?.querySelector<HTMLElement>(named) : null;
  const next = list?.isConnected ? (list.children[index ?? 0] ?? list.lastElementChild) : null;
  const any = main?.querySelector<HTMLElement>("[data-line], [data-card], tr[data-id]");
  (targetIn(same) ?? targetIn(next) ?? targetIn(any) ?? main)?.focus();
}

function targetIn(item: Element | null | undefined): HTMLElement | null {
  if (!(item instanceof HTMLElement)) return null;
  if (item.matches("[tabindex], [data-line]")) return item;
  // The first line of a group stands under the group's own button.
  return item.querySelector<HTMLElement>("[data-line], [data-card]") ?? item.querySelector<HTMLElement>(focusable);
}

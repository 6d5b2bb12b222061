import { useEffect, useRef } from "react";

/** How long after a page has come its list may still be on the way. */
const arrivesMs = 3_000;

/** A line, row or card: the selector of its kind and name, and which of those it is, for two lines may lead to one page. */
type Name = { selector: string; nth: number };

/** By page, what had the focus last. */
const lastOn = new Map<string, Name>();

/**
 * Keeps the focus off the body where what had it left with the page: it goes to the line, row or card that had it when
 * this page was left, for whoever comes back, and else to the page itself.
 */
export function useFocusOfPage(path: string) {
  const shown = useRef(path);

  useEffect(() => {
    function note({ target }: FocusEvent) {
      const main = target instanceof HTMLElement ? target.closest("#main") : null;
      const name = main && nameOf(main, target as HTMLElement);
      if (name) lastOn.set(location.pathname, name);
    }
    document.addEventListener("focusin", note);
    return () => document.removeEventListener("focusin", note);
  }, []);

  useEffect(() => {
    // A page that is opened by its address begins at the top, with the skip link.
    if (shown.current === path) return undefined;
    shown.current = path;
    const main = document.querySelector<HTMLElement>("#main");
    if (!main || !isNobodys(main)) return undefined;
    // Where the screen stands is the router's to say.
    main.focus({ preventScroll: true });
    const name = lastOn.get(path);
    return name && whenThere(main, name);
  }, [path]);
}

function isNobodys(main: HTMLElement) {
  return document.activeElement === document.body || document.activeElement === main;
}

function nameOf(main: Element, element: HTMLElement): Name | null {
  const item = element.closest<HTMLElement>("tr[data-id], [data-card], li, tr");
  const { id, card } = item?.dataset ?? {};
  const named = id || card ? item : item?.querySelector<HTMLElement>("a[data-line]");
  if (!named) return null;
  const selector = id
    ? `tr[data-id="${CSS.escape(id)}"]`
    : card
      ? `[data-card="${CSS.escape(card)}"]`
      : `a[data-line][href="${CSS.escape(named.getAttribute("href") ?? "")}"]`;
  return { selector, nth: [...main.querySelectorAll(selector)].indexOf(named) };
}

/** Focuses what has this name as soon as it is drawn, unless the focus went elsewhere meanwhile. Returns how to stop. */
function whenThere(main: HTMLElement, { selector, nth }: Name): () => void {
  const watch = new MutationObserver(look);
  function look() {
    if (!isNobodys(main)) return stop();
    const element = main.querySelectorAll<HTMLElement>(selector)[nth];
    if (!element) return undefined;
    element.focus({ preventScroll: true });
    return stop();
  }
  const over = setTimeout(stop, arrivesMs);
  function stop() {
    clearTimeout(over);
    watch.disconnect();
  }
  watch.observe(main, { childList: true, subtree: true });
  look();
  return stop;
}

/** A key that was pressed before what it is for was listening. */
type EarlyKey = { key: string; ctrlKey: boolean; metaKey: boolean; shiftKey: boolean; path: string; at: number };

declare global {
  interface Window {
    earlyKeys?: EarlyKey[];
  }
}

/** A key that nothing has answered for this long is nobody's wish anymore. */
const oldestMs = 5_000;

/**
 * Runs in the page before anything else of it, as text in a script of its own: so it names nothing outside of itself.
 * Keeps the keys that were pressed on the page, in no field and on no button, and that nothing has taken.
 */
export function keepEarlyKeys() {
  const kept: EarlyKey[] = [];
  window.earlyKeys = kept;
  // On the window, which hears of a key after all who listen on the document.
  window.addEventListener("keydown", (event) => {
    const { key, ctrlKey, metaKey, shiftKey, target } = event;
    if (!event.isTrusted || event.defaultPrevented || event.isComposing || event.altKey) return;
    if (target !== document.body && !(target instanceof Element && target.id === "main")) return;
    if (ctrlKey || metaKey) {
      if (key.toLowerCase() !== "k" || shiftKey) return;
      // The browser would go to its address bar.
      event.preventDefault();
    }
    kept.push({ key, ctrlKey, metaKey, shiftKey, path: location.pathname, at: Date.now() });
    if (kept.length > 20) kept.shift();
  });
}

/** Presses the kept keys again, for who listens now. What still nobody takes is kept on. */
export function pressEarlyKeys() {
  const early = window.earlyKeys?.splice(0) ?? [];
  for (const one of early) {
    if (one.path !== location.pathname || Date.now() - one.at > oldestMs) continue;
    const place = document.activeElement ?? document.body;
    const { key, ctrlKey, metaKey, shiftKey } = one;
    const event = new KeyboardEvent("keydown", { key, ctrlKey, metaKey, shiftKey, bubbles: true, cancelable: true });
    if (!place.dispatchEvent(event)) continue;
    // Enter opens a link by itself only where a hand pressed it.
    if (key === "Enter" && place instanceof HTMLAnchorElement) place.click();
    else window.earlyKeys?.push(one);
  }
}

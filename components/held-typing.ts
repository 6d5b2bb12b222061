type Held = { text: string; enter: boolean };

let held: Held | null = null;
let stop: () => void = () => undefined;

/**
 * Keeps what is typed for a field that is still being loaded, away from the keys of the page under it, until the field
 * takes it. Returns how to end it.
 */
export function holdTyping(onEscape: () => void): () => void {
  stop();
  const typing: Held = { text: "", enter: false };
  held = typing;
  const holding = new AbortController();
  stop = () => {
    held = null;
    holding.abort();
  };
  const { signal } = holding;
  function onKeyDown(event: KeyboardEvent) {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    if (event.key === "Escape") onEscape();
    else if (event.key === "Backspace") typing.text = typing.text.slice(0, -1);
    else if (event.key === "Enter") typing.enter = typing.text !== "";
    else if (/^.$/u.test(event.key)) typing.text += event.key;
    else return;
    event.preventDefault();
    event.stopPropagation();
  }
  // Before anything else hears of it: a letter would be a verb of the list that has the focus.
  window.addEventListener("keydown", onKeyDown, { signal, capture: true });
  return stop;
}

/** What was typed meanwhile, for the field that has the focus now; from here on it hears its keys itself. */
export function takeTyping(): Held {
  const taken = held ?? { text: "", enter: false };
  stop();
  return taken;
}

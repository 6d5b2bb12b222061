/** What is waited for on a page: that a selector finds something, and something else than before the event. */
export type Change = { event: string; selector: string; key?: string };

/** Runs in the page, which gets each of these functions alone: begins to wait for an event and its change. */
export function awaitChange({ event, selector, key }: Change): void {
  const found = () =>
    [...document.querySelectorAll<HTMLElement>(selector)]
      .map(({ dataset, textContent }) => dataset.id ?? dataset.card ?? `x${textContent ?? ""}`)
      .join();
  const painted = new Promise<number>((resolve, reject) => {
    setTimeout(() => reject(new Error(`After ${event} nothing changed at ${selector} for half a minute.`)), 30_000);
    const before = found();
    let begun: number | undefined;
    function note(happened: Event) {
      if (key && (happened as KeyboardEvent).key !== key) return;
      begun = happened.timeStamp;
      removeEventListener(event, note, true);
    }
    addEventListener(event, note, true);
    function look() {
      const now = found();
      if (begun === undefined || now === before || now === "") return requestAnimationFrame(look);
      // A task that is posted in a frame comes after the frame was painted.
      const { port1, port2 } = new MessageChannel();
      port1.addEventListener("message", () => resolve(performance.now() - (begun as number)));
      port1.start();
      return port2.postMessage(null);
    }
    requestAnimationFrame(look);
  });
  Object.assign(globalThis, { painted });
}

/** Runs in the page: the ms from the event to the end of the frame in which the change was first there. */
export function untilPainted(): Promise<number> {
  return (globalThis as unknown as { painted: Promise<number> }).painted;
}

/**
 * Runs in the page: drags a card as the browser tells of it, and lets it go once the column says that it may. By the
 * browser's events and not by the mouse, whose drag the tests' browser does not finish while its processor is slowed.
 */
export async function dropCard({ card, column }: { card: string; column: string }): Promise<void> {
  const dataTransfer = new DataTransfer();
  const tell = (selector: string, event: string) =>
    document
      .querySelector(selector)
      ?.dispatchEvent(new DragEvent(event, { bubbles: true, cancelable: true, dataTransfer }));
  tell(card, "dragstart");
  while (!document.querySelector(`${column}[data-drop=allowed]`)) await new Promise(requestAnimationFrame);
  tell(column, "dragover");
  tell(column, "drop");
  tell(card, "dragend");
}

/** Runs in each page before its own scripts: keeps how long each interaction took until the next frame. */
export function countInteractions() {
  const taken = new Map<number, number>();
  Object.assign(globalThis, { interactions: taken });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries() as (PerformanceEventTiming & { interactionId?: number })[])
      if (entry.interactionId)
        taken.set(entry.interactionId, Math.max(taken.get(entry.interactionId) ?? 0, entry.duration));
  }).observe({ type: "event", durationThreshold: 16, buffered: true } as PerformanceObserverInit);
}

/** Runs in the page: its interaction to next paint, which leaves out the slowest of each fifty. */
export function slowestInteraction(): number {
  const { interactions } = globalThis as unknown as { interactions: Map<number, number> };
  const slowest = [...interactions.values()].toSorted((a, b) => b - a);
  const { interactionCount = 0 } = performance as unknown as { interactionCount?: number };
  return slowest[Math.min(slowest.length - 1, Math.floor(interactionCount / 50))] ?? 0;
}

import { act, cleanup, renderHook } from "@testing-library/react";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { useChanges } from "./use-changes";

/** What the browser brings: the test says what comes over it. */
class Source extends EventTarget {
  closed = false;
  constructor() {
    super();
    sources.push(this);
  }
  close() {
    this.closed = true;
  }
  say(type: string, data: unknown = {}) {
    act(() => void this.dispatchEvent(new MessageEvent(type, { data: JSON.stringify(data) })));
  }
}

let sources: Source[] = [];
const onChange = vi.fn<() => void>();
beforeEach(() => {
  sources = [];
  vi.stubGlobal("EventSource", Source);
  vi.useFakeTimers();
});
afterEach(() => {
  cleanup();
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function watch() {
  const { result, unmount } = renderHook(() => useChanges("/changes", onChange));
  return { told: () => result.current, unmount };
}

function seen(state: "visible" | "hidden") {
  vi.spyOn(document, "visibilityState", "get").mockReturnValue(state);
  act(() => void document.dispatchEvent(new Event("visibilitychange")));
}

test("changes in a row are looked at once", () => {
  watch();
  const [source] = sources;
  for (const _ of [1, 2, 3]) source?.say("changed");
  expect(onChange).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  expect(onChange).toHaveBeenCalledOnce();
});

test("each new connection is looked after, since nobody said what came before it", () => {
  watch();
  for (const _ of [1, 2]) {
    sources[0]?.say("open");
    vi.advanceTimersByTime(1000);
  }
  expect(onChange).toHaveBeenCalledTimes(2);
});

test("it is heard only while the server hears, and the connection stands", () => {
  const { told } = watch();
  expect(told()).toBe(false);
  sources[0]?.say("hears", { hears: true });
  expect(told()).toBe(true);
  sources[0]?.say("hears", { hears: false });
  expect(told()).toBe(false);
  sources[0]?.say("hears", { hears: true });
  sources[0]?.say("error");
  expect(told()).toBe(false);
});

test("a connection that has gone silent is given up for a new one", () => {
  const { told } = watch();
  sources[0]?.say("hears", { hears: true });
  act(() => void vi.advanceTimersByTime(60_000));
  expect(told()).toBe(false);
  expect(sources.map(({ closed }) => closed)).toEqual([true, false]);
});

test("a page that is not seen holds no connection", () => {
  const { unmount } = watch();
  seen("hidden");
  expect(sources.map(({ closed }) => closed)).toEqual([true]);
  seen("visible");
  expect(sources.map(({ closed }) => closed)).toEqual([true, false]);
  unmount();
  expect(sources.map(({ closed }) => closed)).toEqual([true, true]);
});

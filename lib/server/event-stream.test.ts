import { afterEach, expect, test, vi } from "vitest";
import { eventStream } from "./event-stream";

afterEach(() => vi.useRealTimers());

function open() {
  const stopped = vi.fn<() => void>();
  let send: (event: string, data: unknown) => void = () => undefined;
  const response = eventStream((given) => {
    send = given;
    return stopped;
  });
  const reader = response.body!.getReader();
  const read = async () => new TextDecoder().decode((await reader.read()).value);
  return { response, reader, read, stopped, send: (event: string, data: unknown) => send(event, data) };
}

test("an event goes out at once, by no cache and unpacked", async () => {
  const { response, read, send } = open();
  expect(response.headers.get("content-type")).toBe("text/event-stream");
  expect(response.headers.get("cache-control")).toBe("private, no-store, no-transform");
  expect(await read()).toBe("retry: 1000\n\n");
  send("changed", { of: "a board" });
  expect(await read()).toBe('event: changed\ndata: {"of":"a board"}\n\n');
});

test("a reader who leaves is told nothing more", async () => {
  const { reader, stopped } = open();
  await reader.cancel();
  expect(stopped).toHaveBeenCalledOnce();
});

test("a stream ends after ten minutes, for its reader to ask again", async () => {
  vi.useFakeTimers();
  const { reader, stopped } = open();
  await reader.read();
  vi.advanceTimersByTime(10 * 60_000);
  expect(await reader.read()).toEqual({ done: true, value: undefined });
  expect(stopped).toHaveBeenCalledOnce();
});

/** A stream is asked for anew so often, which is when its reader is looked at again. */
const longestMs = 10 * 60_000;

type Send = (event: string, data: unknown) => void;

const kept = globalThis as { callbackStreams?: Set<() => void> };

/**
 * Server-sent events, until the reader leaves, ten minutes are over or the process is asked to end: a web process ends
 * when its last answer has, so these must not hold it. `begin` gets what sends an event, and returns what ends it.
 */
export function eventStream(begin: (send: Send) => () => void): Response {
  const streams = openStreams();
  const encoder = new TextEncoder();
  let leave = () => {};
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      const send: Send = (event, data) =>
        controller.enqueue(encoder.encode(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`));
      controller.enqueue(encoder.encode("retry: 1000\n\n"));
      const stop = begin(send);
      const timer = setTimeout(end, longestMs);
      leave = () => {
        leave = () => {};
        clearTimeout(timer);
        streams.delete(end);
        stop();
      };
      function end() {
        leave();
        controller.close();
      }
      streams.add(end);
    },
    // The reader has left.
    cancel: () => leave(),
  });
  return new Response(body, {
    headers: {
      "content-type": "text/event-stream",
      // Neither kept nor packed on the way: what is packed waits until there is enough of it.
      "cache-control": "private, no-store, no-transform",
      "x-accel-buffering": "no",
    },
  });
}

function openStreams() {
  if (kept.callbackStreams) return kept.callbackStreams;
  const streams = new Set<() => void>();
  kept.callbackStreams = streams;
  for (const signal of ["SIGTERM", "SIGINT"]) process.once(signal, () => streams.forEach((end) => end()));
  return streams;
}

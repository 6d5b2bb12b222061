import { expect, test } from "vitest";
import { withBody } from "./request-body";

function requestOf(body: ReadableStream<Uint8Array>) {
  const streamed = { method: "POST", body, duplex: "half" };
  return new Request("http://callback.test/", streamed);
}

/** A request whose body comes in pieces of ten bytes, and how many of them were asked for. */
function sending(pieces: number) {
  const sent = { pieces: 0, canceled: false };
  const body = new ReadableStream<Uint8Array>(
    {
      pull(stream) {
        if (sent.pieces === pieces) return stream.close();
        sent.pieces += 1;
        stream.enqueue(new Uint8Array(10));
      },
      cancel: () => void (sent.canceled = true),
    },
    { highWaterMark: 0 },
  );
  return { request: requestOf(body), sent };
}

test("all of it is given", async () => {
  const { request, sent } = sending(4);
  const bytes = await withBody(request, 1_000, async (pieces) => {
    let sum = 0;
    for await (const piece of pieces) sum += piece.byteLength;
    return sum;
  });
  expect([bytes, sent]).toEqual([40, { pieces: 4, canceled: false }]);
});

test.each([
  ["after the first piece", true],
  ["before it", false],
])("who stops %s is answered once the rest was sent", async (_, reads) => {
  const { request, sent } = sending(50);
  const stopped = withBody(request, 1_000, async (pieces) => {
    if (reads) for await (const piece of pieces) if (piece) break;
    throw new Error("stop");
  });
  await expect(stopped).rejects.toThrow("stop");
  expect(sent).toEqual({ pieces: 50, canceled: false });
});

test("what goes on past the most is cut off", async () => {
  const { request, sent } = sending(Infinity);
  expect(await withBody(request, 100, async () => "answer")).toBe("answer");
  expect(sent).toEqual({ pieces: 11, canceled: true });
});

test("a body that breaks off does not hide what was wrong before", async () => {
  const body = new ReadableStream<Uint8Array>({ pull: (stream) => stream.error(new Error("aborted")) });
  await expect(withBody(requestOf(body), 100, async () => Promise.reject(new Error("first")))).rejects.toThrow("first");
});

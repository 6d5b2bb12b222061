import { writeRows } from "../csv-file";

/** A file of rows that a spreadsheet opens without running anything in it. A chunk is read when the one before has left. */
export function csvResponse(fileName: string, chunks: AsyncGenerator<string[][]>, head?: string[][]): Response {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    // The mark in front tells Excel that it is UTF-8.
    start: (stream) => stream.enqueue(encoder.encode(`\uFEFF${head ? writeRows(head) : ""}`)),
    async pull(stream) {
      const { done, value } = await chunks.next();
      if (done) stream.close();
      else stream.enqueue(encoder.encode(writeRows(value)));
    },
    async cancel() {
      await chunks.return(undefined);
    },
  });
  return new Response(body, {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
      "cache-control": "private, no-store",
    },
  });
}

import { importRowVerdicts } from "@/db/vocabulary/imports";
import { exportReport } from "@/features/imports/mutations/export-report";
import { listReportRows } from "@/features/imports/queries/list-import-rows";
import { writeRows } from "@/lib/csv-file";
import { keysOf } from "@/lib/keys-of";
import { confirmedRoute, idOf } from "@/lib/server/route";

/** The report of an import as a CSV that a spreadsheet opens without running anything in it. */
export const GET = confirmedRoute(async (context, { search, params }) => {
  const asked = search.get("verdict");
  const verdict = keysOf(importRowVerdicts).find((one) => one === asked) ?? null;
  await exportReport(context, { importId: idOf(params) });
  const chunks = listReportRows(context, { importId: idOf(params), verdict });
  const head = await chunks.next();
  if (head.done) return new Response(null, { status: 404 });
  return new Response(streamOf(head.value, chunks), {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="import-report${verdict ? `-${verdict}` : ""}.csv"`,
      "cache-control": "private, no-store",
    },
  });
});

/** The mark in front tells Excel that it is UTF-8. A chunk is read when the one before has left. */
function streamOf(head: string[][], rest: AsyncGenerator<string[][]>) {
  const encoder = new TextEncoder();
  return new ReadableStream<Uint8Array>({
    start: (stream) => stream.enqueue(encoder.encode(`\uFEFF${writeRows(head)}`)),
    async pull(stream) {
      const { done, value } = await rest.next();
      if (done) stream.close();
      else stream.enqueue(encoder.encode(writeRows(value)));
    },
    async cancel() {
      await rest.return(undefined);
    },
  });
}

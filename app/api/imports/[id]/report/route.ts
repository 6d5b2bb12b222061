import { z } from "zod";
import { pool } from "@/db/client";
import { importRowVerdicts } from "@/db/vocabulary/imports";
import { reportRows } from "@/features/imports/queries/list-import-rows";
import { present } from "@/lib/clock";
import { writeRows } from "@/lib/csv-file";
import { env } from "@/lib/env";
import { NotFound } from "@/lib/errors";
import { keysOf } from "@/lib/keys-of";
import { currentRecruiter } from "@/lib/server/auth";

/** The report of an import as a CSV that a spreadsheet opens without running anything in it. */
export async function GET(request: Request, { params }: { params: Promise<{ id: string }> }) {
  const actor = await currentRecruiter();
  if (!actor) return new Response(null, { status: 401 });
  const id = z.uuid().safeParse((await params).id);
  if (!id.success) return new Response(null, { status: 404 });
  const asked = new URL(request.url).searchParams.get("verdict");
  const verdict = keysOf(importRowVerdicts).find((one) => one === asked) ?? null;
  const context = { actor, now: present(), db: pool(env().DATABASE_URL).db };
  const chunks = reportRows(context, { importId: id.data, verdict });
  try {
    const head = await chunks.next();
    if (head.done) return new Response(null, { status: 404 });
    return new Response(streamOf(head.value, chunks), {
      headers: {
        "content-type": "text/csv; charset=utf-8",
        "content-disposition": `attachment; filename="import-report${verdict ? `-${verdict}` : ""}.csv"`,
        "cache-control": "private, no-store",
      },
    });
  } catch (error) {
    if (error instanceof NotFound) return new Response(null, { status: 404 });
    throw error;
  }
}

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

import { Readable } from "node:stream";
import { and, eq } from "drizzle-orm";
import { parse } from "csv-parse";
import type { Context } from "@/db/context";
import { imports } from "@/db/schema/imports";
import { parserOptions, shapeOf } from "@/lib/csv-file";
import { importChunk, type Line } from "./import-chunk";

const chunkSize = 200;

/**
 * Imports one started file, chunk by chunk: people, the report of each row and how far it is are one transaction, so that
 * a worker that dies leaves no half row, and the next one goes on behind the last chunk. Two workers at one file: the
 * second finds that the count has moved, and leaves.
 */
export async function runImport(
  context: Context,
  { importId, signal }: { importId: string; signal?: AbortSignal },
): Promise<void> {
  const [row] = await context.db
    .select()
    .from(imports)
    .where(and(eq(imports.id, importId), eq(imports.state, "running")));
  if (!row) return;
  const shape = shapeOf(row.file);
  if (!shape) return;
  const own: Context = { ...context, actor: { kind: "system", name: "import" } };
  const parser = Readable.from([shape.text]).pipe(parse(parserOptions(shape.delimiter)));
  let index = 0;
  let chunk: Line[] = [];
  const flush = async () => {
    const done = await importChunk(own, row, index - chunk.length, chunk);
    chunk = [];
    return done;
  };
  let skipHead = shape.headed;
  for await (const cells of parser as AsyncIterable<string[]>) {
    if (skipHead) {
      skipHead = false;
      continue;
    }
    index += 1;
    if (index <= row.doneCount) continue;
    chunk.push({ line: index + (shape.headed ? 1 : 0), cells });
    if (chunk.length < chunkSize) continue;
    if (!(await flush()) || signal?.aborted) return;
  }
  if (chunk.length > 0 && !(await flush())) return;
  await context.db
    .update(imports)
    .set({ state: "done", finishedAt: context.now, rowCount: index })
    .where(and(eq(imports.id, importId), eq(imports.state, "running")));
}

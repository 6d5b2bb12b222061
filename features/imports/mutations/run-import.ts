import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { imports } from "@/db/schema/imports";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { readRows, type FileRow } from "@/lib/csv-file";
import { findImportFile } from "../queries/find-import-file";
import { importChunk, refuseRow, type RunningImport } from "./import-chunk";

const chunkSize = 1000;

/**
 * Imports one started file, chunk by chunk: people, the report of each row and how far it is are one transaction, so
 * that a worker that dies leaves no half row, and the next one continues after the last chunk. Of two workers on one
 * file the second finds that the count has moved, and stops.
 */
export async function runImport(
  context: Context,
  { importId, signal }: { importId: string; signal?: AbortSignal },
): Promise<void> {
  requireSystem(context.actor);
  const { id, fileName, encoding, columns, mapping, knownRows, doneCount, operationId } = imports;
  const [running] = await context.db
    .select({ id, fileName, encoding, columns, mapping, knownRows, doneCount, operationId })
    .from(imports)
    .where(and(eq(id, importId), eq(imports.state, "running")));
  const file = running && (await findImportFile(context, running));
  if (!file) return;
  // All chunks are part of the operation that started the file; a file started before operations has one a chunk.
  const own: Context = { ...context, actor: { kind: "system", name: "import" } };
  if (running.operationId) own.operation = { id: running.operationId, verb: "startImport", recorded: true };
  let read = 0;
  let chunk: FileRow[] = [];
  for await (const row of readRows(file.parts(), file.shape)) {
    read += 1;
    if (read <= running.doneCount) continue;
    chunk.push(row);
    if (chunk.length < chunkSize) continue;
    if (!(await takeChunk(own, running, read - chunk.length, chunk)) || signal?.aborted) return;
    chunk = [];
  }
  if (chunk.length > 0 && !(await takeChunk(own, running, read - chunk.length, chunk))) return;
  await context.db
    .update(imports)
    .set({ state: "done", finishedAt: context.now, rowCount: read })
    .where(and(eq(imports.id, importId), eq(imports.state, "running")));
}

/** A row that the database does not take must not stop the others: its chunk is taken again, row by row. */
async function takeChunk(context: Context, file: RunningImport, doneBefore: number, rows: FileRow[]) {
  try {
    return await importChunk(context, file, doneBefore, rows);
  } catch (error) {
    if (!isOfTheData(error)) throw error;
    for (const [index, row] of rows.entries())
      if (!(await takeRow(context, file, doneBefore + index, row))) return false;
    return true;
  }
}

async function takeRow(context: Context, file: RunningImport, doneBefore: number, row: FileRow) {
  try {
    return await importChunk(context, file, doneBefore, [row]);
  } catch (error) {
    if (!isOfTheData(error)) throw error;
    return refuseRow(context, file, doneBefore, row, "The database did not accept its values.");
  }
}

/** SQLSTATE classes 22 (data) and 23 (constraints); all else, such as a server that is gone, is tried again later. */
function isOfTheData(error: unknown): boolean {
  const { code, cause } = (error ?? {}) as { code?: unknown; cause?: unknown };
  return typeof code === "string" ? /^2[23]/.test(code) : cause !== undefined && isOfTheData(cause);
}

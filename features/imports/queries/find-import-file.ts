import { and, asc, eq, lt } from "drizzle-orm";
import type { Context } from "@/db/context";
import { importParts } from "@/db/schema/imports";
import type { FileEncoding } from "@/db/vocabulary/imports";
import { encodingOf, readRows, shapeOf, type FileRow } from "@/lib/csv-file";

type StoredFile = { id: string; encoding: FileEncoding | null };

/** How a stored file is read, and its parts, as often as they are asked for; null where it is no table. */
export async function findImportFile(context: Context, { id, encoding }: StoredFile, signal?: AbortSignal) {
  const parts = () => readParts(context, id, signal);
  const shape = await shapeOf(parts(), encoding ?? (await encodingOf(parts())));
  return shape && { shape, parts };
}

/** So many rows at most from the first part of a file: what a page may look at while others wait for theirs. */
export async function findImportHead({ db }: Context, { id, encoding }: StoredFile, { most }: { most: number }) {
  const [first, second] = await db
    .select({ bytes: importParts.bytes })
    .from(importParts)
    .where(and(eq(importParts.importId, id), lt(importParts.part, 2)))
    .orderBy(asc(importParts.part));
  const parts = first ? [first.bytes] : [];
  const cut = second !== undefined;
  const shape = await shapeOf(parts, encoding ?? (await encodingOf(parts, { cut })));
  if (!shape) return null;
  const rows: FileRow[] = [];
  for await (const row of readRows(parts, shape)) {
    rows.push(row);
    if (rows.length > most) break;
  }
  // The last one is past what was asked for, or was cut where the part ends.
  const whole = rows.length > most || cut ? rows.slice(0, -1) : rows;
  return { columns: shape.columns, rows: whole };
}

/** The next part is fetched once the one before has been read, so that the file is never in memory as a whole. */
async function* readParts({ db }: Context, importId: string, signal?: AbortSignal): AsyncGenerator<Uint8Array> {
  for (let part = 0; ; part += 1) {
    signal?.throwIfAborted();
    const [row] = await db
      .select({ bytes: importParts.bytes })
      .from(importParts)
      .where(and(eq(importParts.importId, importId), eq(importParts.part, part)));
    if (!row) return;
    yield row.bytes;
  }
}

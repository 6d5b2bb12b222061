import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { importParts } from "@/db/schema/imports";
import type { FileEncoding } from "@/db/vocabulary/imports";
import { encodingOf, readRows, shapeOf } from "@/lib/csv-file";

/**
 * How a stored file is read, and its rows, part by part and as often as they are asked for; null where it is no table.
 */
export async function findImportFile(
  context: Context,
  { id, encoding }: { id: string; encoding: FileEncoding | null },
) {
  const parts = () => readParts(context, id);
  const shape = await shapeOf(parts(), encoding ?? (await encodingOf(parts())));
  return shape && { columns: shape.columns, rows: () => readRows(parts(), shape) };
}

/** The next part is fetched once the one before has been read, so that the file is never in memory as a whole. */
async function* readParts({ db }: Context, importId: string): AsyncGenerator<Uint8Array> {
  for (let part = 0; ; part += 1) {
    const [row] = await db
      .select({ bytes: importParts.bytes })
      .from(importParts)
      .where(and(eq(importParts.importId, importId), eq(importParts.part, part)));
    if (!row) return;
    yield row.bytes;
  }
}

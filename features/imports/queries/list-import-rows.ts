import { and, asc, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidates } from "@/db/schema/candidates";
import { importRows } from "@/db/schema/imports";
import type { ImportRowVerdict } from "@/db/vocabulary/imports";

export const importRowPage = 100;

/** The report, row by row, in the order of the file. */
export async function listImportRows(
  { db }: Context,
  { importId, verdict, page }: { importId: string; verdict: ImportRowVerdict | null; page: number },
) {
  return db
    .select({
      line: importRows.line,
      cells: importRows.cells,
      verdict: importRows.verdict,
      reason: importRows.reason,
      notes: importRows.notes,
      candidateId: candidates.id,
    })
    .from(importRows)
    .leftJoin(candidates, eq(candidates.personId, importRows.personId))
    .where(and(eq(importRows.importId, importId), verdict ? eq(importRows.verdict, verdict) : undefined))
    .orderBy(asc(importRows.line))
    .limit(importRowPage + 1)
    .offset((page - 1) * importRowPage);
}

import { and, asc, eq, gt, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidates } from "@/db/schema/candidates";
import { importRows, imports } from "@/db/schema/imports";
import { importRowVerdicts, type ImportRowVerdict } from "@/db/vocabulary/imports";
import { NotFound } from "@/lib/errors";

const reportChunk = 1_000;
export const importRowPage = 100;
const shownLetters = 160;

/** The beginning of each cell: a screen shows no more, and a hundred rows of a file may be twenty megabytes. */
const shownCells = sql<Record<string, string>>`(
  select coalesce(jsonb_object_agg(cell.key, left(cell.value, ${shownLetters})), '{}')
  from jsonb_each_text(${importRows.cells}) cell)`;

/** The report, row by row, in the order of the file. */
export async function listImportRows(
  { db }: Context,
  { importId, verdict, page }: { importId: string; verdict: ImportRowVerdict | null; page: number },
) {
  return db
    .select({
      line: importRows.line,
      cells: shownCells,
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

/**
 * The report as a table: the file's own columns, then what became of each row and why, so that the refused ones can be
 * corrected and imported again. A thousand rows at a time; the first chunk is the head.
 */
export async function* listReportRows(
  { db }: Context,
  { importId, verdict }: { importId: string; verdict: ImportRowVerdict | null },
): AsyncGenerator<string[][]> {
  const [file] = await db.select({ columns: imports.columns }).from(imports).where(eq(imports.id, importId));
  if (!file) throw new NotFound("import");
  yield [["Row", "Result", "Reason", ...file.columns]];
  for (let afterLine = 0; ;) {
    const rows = await db
      .select()
      .from(importRows)
      .where(
        and(
          eq(importRows.importId, importId),
          gt(importRows.line, afterLine),
          verdict ? eq(importRows.verdict, verdict) : undefined,
        ),
      )
      .orderBy(asc(importRows.line))
      .limit(reportChunk);
    if (rows.length > 0)
      yield rows.map((row) => [
        `${row.line}`,
        importRowVerdicts[row.verdict],
        [row.reason, ...row.notes].filter(Boolean).join(" "),
        ...file.columns.map((column) => (Object.hasOwn(row.cells, column) ? (row.cells[column] ?? "") : "")),
      ]);
    if (rows.length < reportChunk) return;
    afterLine = rows.at(-1)?.line ?? afterLine;
  }
}

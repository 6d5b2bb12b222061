import { eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { importRows, imports } from "@/db/schema/imports";
import type { ImportRowVerdict } from "@/db/vocabulary/imports";
import { addCandidates } from "@/features/candidates/mutations/add-candidates";
import type { FileRow } from "@/lib/csv-file";
import type { ImportField } from "../rules/columns";
import { readRow, type Cells, type RowFacts } from "../rules/rows";
import { meetAgain } from "./meet-again";

export type RunningImport = Pick<typeof imports.$inferSelect, "id" | "columns" | "mapping" | "knownRows">;
type Verdict = { verdict: ImportRowVerdict; reason: string | null; personId: string | null };
type Read = { line: number; cells: Record<string, string>; row: ReturnType<typeof readRow> };

const neverClosed =
  "A quotation mark opens here and never closes. This row and all behind it were not read: mend it and import them again.";

/** One chunk, all or nothing. False where another worker has been here. */
export async function importChunk(
  context: Context,
  file: RunningImport,
  behind: number,
  rows: FileRow[],
): Promise<boolean> {
  return takeOver(context, file, behind, rows.length, async (inside) => {
    const read = rows.map((row) => readFileRow(file, row));
    const verdicts = await verdictsOf(inside, file, read);
    return read.map(({ line, cells, row }, index) => ({
      line,
      cells,
      notes: "notes" in row ? row.notes : [],
      ...(verdicts[index] as Verdict),
    }));
  });
}

/** What could not be taken in for a reason outside the rules gets its word too. */
export async function refuseRow(context: Context, file: RunningImport, behind: number, row: FileRow, reason: string) {
  return takeOver(context, file, behind, 1, async () => [
    { line: row.line, cells: {}, notes: [], verdict: "refused", reason: `Row ${row.line}: ${reason}`, personId: null },
  ]);
}

type Report = Verdict & { line: number; cells: Record<string, string>; notes: string[] };

async function takeOver(
  context: Context,
  file: RunningImport,
  behind: number,
  count: number,
  report: (inside: Context) => Promise<Report[]>,
) {
  return context.db.transaction(async (tx) => {
    const [held] = await tx
      .select({ doneCount: imports.doneCount, state: imports.state })
      .from(imports)
      .where(eq(imports.id, file.id))
      .for("update");
    if (!held || held.state !== "running" || held.doneCount !== behind) return false;
    const reports = await report({ ...context, db: tx });
    await tx.insert(importRows).values(reports.map((one) => ({ ...one, importId: file.id })));
    await tx
      .update(imports)
      .set({ doneCount: sql`${imports.doneCount} + ${count}` })
      .where(eq(imports.id, file.id));
    return true;
  });
}

function readFileRow(file: RunningImport, { line, cells, broken }: FileRow): Read {
  if (broken) return { line, cells: {}, row: { refused: neverClosed } };
  const named = Object.fromEntries(
    file.columns.map((column, at) => [column, (cells[at] ?? "").trim()]).filter(([, cell]) => cell !== ""),
  );
  return { line, cells: named, row: readRow(mapped(file, named)) };
}

/** New addresses are added together; a row whose address stood in the chunk before comes after all of them. */
async function verdictsOf(context: Context, file: RunningImport, read: Read[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  const seen = new Set<string>();
  const fresh: { index: number; facts: RowFacts }[] = [];
  const again: { index: number; facts: RowFacts }[] = [];
  for (const [index, { line, row }] of read.entries()) {
    if ("refused" in row) verdicts[index] = refused(`Row ${line}: ${row.refused}`);
    else if (row.facts.emails.some((address) => seen.has(address))) again.push({ index, facts: row.facts });
    else fresh.push({ index, facts: row.facts });
    if ("facts" in row) for (const address of row.facts.emails) seen.add(address);
  }
  const added = await addCandidates(
    context,
    fresh.map(({ facts }) => facts),
  );
  for (const [place, { index, facts }] of fresh.entries())
    verdicts[index] = await verdictOf(context, file, facts, added[place], read[index]);
  for (const { index, facts } of again) {
    const [outcome] = await addCandidates(context, [facts]);
    verdicts[index] = await verdictOf(context, file, facts, outcome, read[index]);
  }
  return verdicts;
}

type Outcome = Awaited<ReturnType<typeof addCandidates>>[number] | undefined;

async function verdictOf(
  context: Context,
  file: RunningImport,
  facts: RowFacts,
  outcome: Outcome,
  read: Read | undefined,
): Promise<Verdict> {
  if (outcome && "candidateId" in outcome) return { verdict: "created", reason: null, personId: outcome.personId };
  if (outcome?.known?.candidateId) return meetAgain(context, file.knownRows, outcome.known.candidateId, facts);
  return refused(`Row ${read?.line}: ${outcome?.refusal.message ?? "It could not be read."}`);
}

function refused(reason: string): Verdict {
  return { verdict: "refused", reason, personId: null };
}

function mapped(file: RunningImport, cells: Record<string, string>): Cells {
  return Object.fromEntries(
    Object.entries(file.mapping).flatMap(([field, column]) =>
      cells[column] === undefined ? [] : [[field as ImportField, cells[column]]],
    ),
  );
}

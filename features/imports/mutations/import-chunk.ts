import { eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { insertRows } from "@/db/many-rows";
import { importRows, imports, type ImportChanges } from "@/db/schema/imports";
import type { ImportRowVerdict } from "@/db/vocabulary/imports";
import { addCandidates } from "@/features/candidates/mutations/add-candidates";
import { runOperation } from "@/features/operations/mutations/run-operation";
import type { FileRow } from "@/lib/csv-file";
import { doubtOf, findKnown } from "../queries/find-known";
import { marksOf } from "../queries/find-namesakes";
import { readRow, type RowFacts } from "../rules/rows";
import { cellsOf } from "../rules/columns";
import { applyOptOuts } from "./apply-opt-outs";
import { updateKnownPeople } from "./update-known-people";

export type RunningImport = Pick<typeof imports.$inferSelect, "id" | "fileName" | "columns" | "mapping" | "knownRows">;
type Verdict = {
  verdict: ImportRowVerdict;
  reason: string | null;
  personId: string | null;
  changes?: ImportChanges;
  /** What of the row has no room. */
  left?: string[];
};
type Read = { line: number; cells: Record<string, string>; row: ReturnType<typeof readRow> };

const heldNote = "Held for review: say on this page whether they are the same person.";
const neverClosed =
  "A quotation mark opens here and never closes. This row and all after it were not read: fix it and import them again.";

/** One chunk, all or nothing. False where another worker was first. */
export async function importChunk(
  context: Context,
  file: RunningImport,
  doneBefore: number,
  rows: FileRow[],
): Promise<boolean> {
  return saveReports(context, file, doneBefore, rows.length, async (inside) => {
    const read = rows.map((row) => readFileRow(file, row));
    const verdicts = await verdictsOf(inside, file, read);
    const applied = await applyOptOuts(
      inside,
      file,
      read.map(({ row }, index) => ({ row, personId: verdicts[index]?.personId ?? null })),
    );
    return read.map(({ line, cells, row }, index) => ({
      line,
      cells,
      ...(verdicts[index] as Verdict),
      notes: [...("notes" in row ? row.notes : []), ...(verdicts[index]?.left ?? []), ...(applied[index] ?? [])],
    }));
  });
}

/** Reports a row that was refused for a reason outside the rules. */
export async function refuseRow(
  context: Context,
  file: RunningImport,
  doneBefore: number,
  row: FileRow,
  reason: string,
) {
  return saveReports(context, file, doneBefore, 1, async () => [
    { line: row.line, cells: {}, notes: [], verdict: "refused", reason, personId: null },
  ]);
}

type Report = Verdict & { line: number; cells: Record<string, string>; notes: string[] };

async function saveReports(
  context: Context,
  file: RunningImport,
  doneBefore: number,
  count: number,
  report: (inside: Context) => Promise<Report[]>,
) {
  return runOperation(context, { verb: "importRows" }, async (inside) => {
    const { db: tx } = inside;
    const [held] = await tx
      .select({ doneCount: imports.doneCount, state: imports.state })
      .from(imports)
      .where(eq(imports.id, file.id))
      .for("update");
    if (!held || held.state !== "running" || held.doneCount !== doneBefore) return false;
    const reports = await report(inside);
    await insertRows(
      tx,
      importRows,
      reports.map(({ left: _left, changes = {}, ...one }) => ({ ...one, changes, importId: file.id })),
    );
    await tx
      .update(imports)
      .set({ doneCount: sql`${imports.doneCount} + ${count}` })
      .where(eq(imports.id, file.id));
    return true;
  });
}

function readFileRow(file: RunningImport, { line, cells, broken }: FileRow): Read {
  if (broken) return { line, cells: {}, row: { refused: neverClosed, optOut: null } };
  const named = Object.fromEntries(
    file.columns.map((column, at) => [column, (cells[at] ?? "").trim()]).filter(([, cell]) => cell !== ""),
  );
  return { line, cells: named, row: readRow(cellsOf(file.mapping, named)) };
}

/**
 * Rows with new addresses or numbers are written together, and so are rows about people the firm knows. A row about somebody whom
 * an earlier row of the chunk names comes after all of them, because it has to see what that row wrote.
 */
async function verdictsOf(context: Context, file: RunningImport, read: Read[]): Promise<Verdict[]> {
  const verdicts: Verdict[] = [];
  const seen = new Set<string>();
  const fresh: Row[] = [];
  const again: Row[] = [];
  for (const [index, { row }] of read.entries()) {
    if ("refused" in row) verdicts[index] = refused(row.refused);
    else if (marksOf(row.facts).some((mark) => seen.has(mark))) again.push({ index, facts: row.facts });
    else fresh.push({ index, facts: row.facts });
    if ("facts" in row) for (const mark of marksOf(row.facts)) seen.add(mark);
  }
  again.push(...(await takeRows(context, file, fresh, verdicts)));
  for (const row of again) await takeRows(context, file, [row], verdicts);
  return verdicts;
}

type Row = { index: number; facts: RowFacts };

/** Writes the verdicts of rows that have nothing in common; returns those about a candidate whom another row is about. */
async function takeRows(context: Context, file: RunningImport, rows: Row[], verdicts: Verdict[]): Promise<Row[]> {
  const found = await findKnown(
    context,
    rows.map(({ facts }) => facts),
  );
  const strangers = rows.filter((_, place) => !found[place]?.doubt && !found[place]?.candidateId);
  const added = await addCandidates(
    context,
    strangers.map(({ facts }) => facts),
  );
  const outcomes = new Map(strangers.map((row, place) => [row, added[place]]));
  const knownRows = new Map<string, Row>();
  const twice: Row[] = [];
  for (const [place, row] of rows.entries()) {
    const outcome = outcomes.get(row);
    // Somebody else may have brought one of its addresses since it was looked up.
    const taken = outcome && "known" in outcome ? outcome.known : undefined;
    const doubt = found[place]?.doubt ?? (taken && doubtOf(row.facts, [{ ...taken, by: taken.address }])) ?? null;
    const candidateId = taken?.candidateId ?? found[place]?.candidateId;
    if (doubt) verdicts[row.index] = { verdict: "held", reason: doubt, personId: null, left: [heldNote] };
    else if (outcome && "candidateId" in outcome)
      verdicts[row.index] = { verdict: "created", reason: null, personId: outcome.personId };
    else if (!candidateId) verdicts[row.index] = refused(outcome?.refusal.message ?? "It could not be read.");
    else if (knownRows.has(candidateId)) twice.push(row);
    else knownRows.set(candidateId, row);
  }
  const known = [...knownRows].map(([candidateId, { facts }]) => ({ candidateId, facts }));
  const outcomesOfKnown = await updateKnownPeople(context, file.knownRows, known);
  for (const [place, { index }] of [...knownRows.values()].entries())
    verdicts[index] = outcomesOfKnown[place] as Verdict;
  return twice;
}

function refused(reason: string): Verdict {
  return { verdict: "refused", reason, personId: null };
}

import { eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidates } from "@/db/schema/candidates";
import { importRows, imports } from "@/db/schema/imports";
import { people } from "@/db/schema/people";
import type { ImportRowVerdict } from "@/db/vocabulary/imports";
import { addCandidates } from "@/features/candidates/mutations/add-candidates";
import { updateCandidate } from "@/features/candidates/mutations/update-candidate";
import { Refusal } from "@/lib/errors";
import type { ImportField } from "../rules/columns";
import { readRow, type Cells, type RowFacts } from "../rules/rows";

export type Line = { line: number; cells: string[] };
type Import = typeof imports.$inferSelect;
type Report = {
  line: number;
  cells: Record<string, string>;
  verdict: ImportRowVerdict;
  reason: string | null;
  notes: string[];
  personId: string | null;
};

/** One chunk, all or nothing. False where another worker has been here. */
export async function importChunk(context: Context, file: Import, behind: number, lines: Line[]): Promise<boolean> {
  return context.db.transaction(async (tx) => {
    const inside = { ...context, db: tx };
    const [held] = await tx
      .select({ doneCount: imports.doneCount, state: imports.state })
      .from(imports)
      .where(eq(imports.id, file.id))
      .for("update");
    if (!held || held.state !== "running" || held.doneCount !== behind) return false;
    const reports = await importLines(inside, file, lines);
    await tx.insert(importRows).values(reports.map((report) => ({ ...report, importId: file.id })));
    await tx
      .update(imports)
      .set({ doneCount: sql`${imports.doneCount} + ${lines.length}` })
      .where(eq(imports.id, file.id));
    return true;
  });
}

async function importLines(inside: Context, file: Import, lines: Line[]): Promise<Report[]> {
  const read = lines.map(({ line, cells }) => {
    const named = Object.fromEntries(
      file.columns.map((column, at) => [column, (cells[at] ?? "").trim()]).filter(([, cell]) => cell !== ""),
    );
    const row = readRow(mapped(file, named));
    return { line, cells: named, row };
  });
  const reports: Report[] = [];
  const seen = new Set<string>();
  const first = read.filter(({ row }) => !("refused" in row) && !seen.has(row.address) && seen.add(row.address));
  const outcomes = await addCandidates(
    inside,
    first.map(({ row }) => factsOf(row)),
  );
  const later = new Set(read);
  for (const [index, { line, cells, row }] of first.entries()) {
    const outcome = outcomes[index];
    later.delete(first[index] as (typeof read)[number]);
    const notes = "notes" in row ? row.notes : [];
    if (outcome && "candidateId" in outcome)
      reports.push({ line, cells, verdict: "created", reason: null, notes, personId: outcome.personId });
    else if (outcome?.known?.candidateId)
      reports.push({ line, cells, notes, ...(await meetAgain(inside, file, outcome.known.candidateId, factsOf(row))) });
    else
      reports.push({
        line,
        cells,
        verdict: "refused",
        reason: outcome?.refusal.message ?? "It could not be read.",
        notes,
        personId: null,
      });
  }
  for (const { line, cells, row } of later) {
    if ("refused" in row)
      reports.push({
        line,
        cells,
        verdict: "refused",
        reason: `Row ${line}: ${row.refused}`,
        notes: [],
        personId: null,
      });
    else {
      const [outcome] = await addCandidates(inside, [row.facts]);
      const known = outcome && "refusal" in outcome ? outcome.known?.candidateId : null;
      if (known) reports.push({ line, cells, notes: row.notes, ...(await meetAgain(inside, file, known, row.facts)) });
      else
        reports.push({
          line,
          cells,
          verdict: "refused",
          reason: "The same email address stands in a row before it.",
          notes: row.notes,
          personId: null,
        });
    }
  }
  return reports;
}

/** A person the firm knows: updated, filled up or left alone, as the recruiter chose. */
async function meetAgain(inside: Context, file: Import, candidateId: string, facts: RowFacts) {
  const [known] = await inside.db
    .select({ candidate: candidates, person: people })
    .from(candidates)
    .innerJoin(people, eq(people.id, candidates.personId))
    .where(eq(candidates.id, candidateId));
  if (!known) return { verdict: "refused" as const, reason: "The person was merged meanwhile.", personId: null };
  const name = `${known.person.firstName} ${known.person.lastName}`.trim();
  const personId = known.person.id;
  if (file.knownRows === "skip")
    return { verdict: "unchanged" as const, reason: `${name} is known and stays as they are.`, personId };
  const { emails: _emails, phones: _phones, ...said } = facts;
  const present: Record<string, unknown> = { ...known.person, ...known.candidate };
  const news = Object.fromEntries(
    Object.entries(said).filter(([field, value]) => {
      const has = present[field];
      const empty = has === null || has === undefined || has === "";
      return file.knownRows === "fill" ? empty : JSON.stringify(has) !== JSON.stringify(value);
    }),
  );
  if (Object.keys(news).length === 0)
    return { verdict: "unchanged" as const, reason: `${name} is known, and the row says nothing new.`, personId };
  try {
    await inside.db.transaction(async (tx) =>
      updateCandidate({ ...inside, db: tx }, { candidateId, version: known.candidate.version, facts: news }),
    );
    return { verdict: "updated" as const, reason: `${name}: ${Object.keys(news).length} changed.`, personId };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { verdict: "refused" as const, reason: `${name}: ${error.message}`, personId };
  }
}

function mapped(file: Import, cells: Record<string, string>): Cells {
  return Object.fromEntries(
    Object.entries(file.mapping).flatMap(([field, column]) =>
      cells[column] === undefined ? [] : [[field as ImportField, cells[column]]],
    ),
  );
}

function factsOf(row: ReturnType<typeof readRow>): RowFacts {
  if ("refused" in row) throw new Error("A refused row has no facts.");
  return row.facts;
}

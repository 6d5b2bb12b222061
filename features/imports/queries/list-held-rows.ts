import { and, asc, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { importRows, imports } from "@/db/schema/imports";
import { isSharedMailbox } from "@/lib/email-address";
import { cellsOf } from "../rules/columns";
import { readRow } from "../rules/rows";
import { findKnown } from "./find-known";

const mostHeldRows = 50;

/** The rows of a file that wait for a recruiter's word, each with whom it may be about; the first ones of the file. */
export async function listHeldRows(context: Context, { importId }: { importId: string }) {
  const rows = await context.db
    .select({
      id: importRows.id,
      line: importRows.line,
      reason: importRows.reason,
      cells: importRows.cells,
      mapping: imports.mapping,
    })
    .from(importRows)
    .innerJoin(imports, eq(imports.id, importRows.importId))
    .where(and(eq(importRows.importId, importId), eq(importRows.verdict, "held")))
    .orderBy(asc(importRows.line))
    .limit(mostHeldRows);
  const read = rows.flatMap(({ cells, mapping, ...row }) => {
    const one = readRow(cellsOf(mapping, cells));
    return "facts" in one ? [{ ...row, facts: one.facts }] : [];
  });
  const known = await findKnown(
    context,
    read.map(({ facts }) => facts),
  );
  return read.map(({ id, line, reason, facts }, place) => {
    const holders = known[place]?.holders ?? [];
    const byPerson = new Map(holders.map((one) => [one.personId, one]));
    return {
      id,
      line,
      reason,
      name: `${facts.firstName} ${facts.lastName}`.trim(),
      said: [...facts.emails, ...facts.phones.map(({ raw }) => raw), facts.title, facts.currentEmployer].filter(
        Boolean,
      ),
      holders: [...byPerson.values()].map(({ personId, candidateId, name, by }) => ({
        personId,
        candidateId,
        name,
        by,
      })),
      isShared: holders.some(({ by }) => isSharedMailbox(by)),
    };
  });
}

import { asc, count, desc, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { importRows, imports } from "@/db/schema/imports";
import { recruiters } from "@/db/schema/recruiters";
import type { ImportRowVerdict } from "@/db/vocabulary/imports";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { NotFound } from "@/lib/errors";

const columns = {
  id: imports.id,
  fileName: imports.fileName,
  state: imports.state,
  rowCount: imports.rowCount,
  doneCount: imports.doneCount,
  createdAt: imports.createdAt,
  knownRows: imports.knownRows,
  by: recruiters.name,
};

/** The last hundred files. */
export async function listImports({ db }: Context) {
  return db
    .select(columns)
    .from(imports)
    .innerJoin(recruiters, eq(recruiters.id, imports.by))
    .orderBy(desc(imports.createdAt))
    .limit(100);
}

/** The files that the worker has to count, or to go on importing: the first to come first. */
export async function listWaitingImports({ actor, db }: Context, state: "counting" | "running") {
  requireSystem(actor);
  return db
    .select({ id: imports.id })
    .from(imports)
    .where(eq(imports.state, state))
    .orderBy(asc(state === "running" ? imports.startedAt : imports.createdAt))
    .limit(10);
}

/** One file, without its bytes, and how many rows of each verdict it has so far. */
export async function getImport({ db }: Context, importId: string) {
  const [row] = await db
    .select({
      ...columns,
      columns: imports.columns,
      error: imports.error,
      byId: imports.by,
      reason: imports.reason,
      startedAt: imports.startedAt,
      finishedAt: imports.finishedAt,
    })
    .from(imports)
    .innerJoin(recruiters, eq(recruiters.id, imports.by))
    .where(eq(imports.id, importId));
  if (!row) throw new NotFound("import");
  const verdicts = await db
    .select({ verdict: importRows.verdict, count: count() })
    .from(importRows)
    .where(eq(importRows.importId, importId))
    .groupBy(importRows.verdict);
  return {
    ...row,
    counts: Object.fromEntries(verdicts.map((one) => [one.verdict, one.count])) as Partial<
      Record<ImportRowVerdict, number>
    >,
  };
}

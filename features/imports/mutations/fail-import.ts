import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { importParts, imports } from "@/db/schema/imports";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRecruiter, requireSystem } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import { wake } from "@/lib/queue";
import { fileDays } from "../rules/report";

const asNew = { error: null, finishedAt: null };

type Failure = { importId: string } & (
  | {
      /** For whoever reads the log: the code of a fault, and nobody's values. It can be tried again. */
      error: string;
    }
  | {
      /** For whoever uploaded it: what is wrong with the file, and what to do. */
      reason: string;
    }
);

/** Ends a file as failed, with why: while it is counted, or while it is imported. */
export async function failImport(context: Context, { importId, ...why }: Failure) {
  requireSystem(context.actor);
  await runOperation(context, { verb: "failImport" }, async (inside) => {
    const [row] = await inside.db
      .update(imports)
      .set({ state: "failed", ...why, finishedAt: context.now })
      .where(and(eq(imports.id, importId), inArray(imports.state, ["counting", "running"])))
      .returning({ id: imports.id });
    if (row)
      await recordAudit(inside, { noun: "imports", subjectId: importId, fields: ["state", ...Object.keys(why)] });
  });
}

/** Goes on with a failed file where it stopped: it is counted again, or imported after the last row that has its word. */
export async function resumeImport(context: Context, { importId }: { importId: string }) {
  requireRecruiter(context.actor);
  return runOperation(context, { verb: "resumeImport" }, async (inside) => {
    const { db: tx } = inside;
    const [row] = await tx
      .update(imports)
      .set({ state: sql`case when ${imports.startedAt} is null then 'counting' else 'running' end`, ...asNew })
      .where(and(eq(imports.id, importId), eq(imports.state, "failed"), isNull(imports.reason)))
      .returning({ state: imports.state, stored: sql<boolean>`${imports.file} is not null` });
    if (!row) {
      const [there] = await tx.select({ reason: imports.reason }).from(imports).where(eq(imports.id, importId));
      if (!there) throw new NotFound("import");
      if (there.reason) throw new Refusal(there.reason);
      throw new Refusal("This import is no longer stopped. Reload the page.");
    }
    const [part] = await tx
      .select({ part: importParts.part })
      .from(importParts)
      .where(eq(importParts.importId, importId))
      .limit(1);
    if (!part && !row.stored)
      throw new Refusal(
        `The file was removed after ${fileDays} days. Upload it again: rows that were imported are recognized.`,
      );
    await recordAudit(inside, { noun: "imports", subjectId: importId, fields: ["state", "error"] });
    await wake(tx, row.state === "counting" ? "count-imports" : "run-imports");
    return { importId };
  });
}

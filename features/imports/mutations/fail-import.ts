import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { imports } from "@/db/schema/imports";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRecruiter, requireSystem } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import { wake } from "@/lib/queue";

/** Ends a running file as failed. `error` is for whoever reads the log: the code of a fault, and nobody's values. */
export async function failImport(context: Context, { importId, error }: { importId: string; error: string }) {
  requireSystem(context.actor);
  await runOperation(context, { verb: "failImport" }, async (inside) => {
    const [row] = await inside.db
      .update(imports)
      .set({ state: "failed", error, finishedAt: context.now })
      .where(and(eq(imports.id, importId), eq(imports.state, "running")))
      .returning({ id: imports.id });
    if (row) await recordAudit(inside, { noun: "imports", subjectId: importId, fields: ["state", "error"] });
  });
}

/** Goes on with a failed file, after the last row that has its word. */
export async function resumeImport(context: Context, { importId }: { importId: string }) {
  requireRecruiter(context.actor);
  return runOperation(context, { verb: "resumeImport" }, async (inside) => {
    const { db: tx } = inside;
    const [row] = await tx
      .update(imports)
      .set({ state: "running", error: null, finishedAt: null })
      .where(and(eq(imports.id, importId), eq(imports.state, "failed")))
      .returning({ id: imports.id });
    if (!row) {
      const [there] = await tx.select({ state: imports.state }).from(imports).where(eq(imports.id, importId));
      if (!there) throw new NotFound("import");
      throw new Refusal("This import is no longer stopped. Reload the page.");
    }
    await recordAudit(inside, { noun: "imports", subjectId: importId, fields: ["state", "error"] });
    await wake(tx, "run-imports");
    return { importId };
  });
}

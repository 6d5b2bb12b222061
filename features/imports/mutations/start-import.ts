import { and, eq, inArray } from "drizzle-orm";
import type { Context } from "@/db/context";
import { imports } from "@/db/schema/imports";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import { wake } from "@/lib/queue";
import type { StartImportInput } from "../inputs";

/** Starts a mapped file, which the worker then imports. Called twice, or by two recruiters, it starts once. */
export async function startImport(context: Context, { importId, mapping, knownRows }: StartImportInput) {
  requireRecruiter(context.actor);
  if (!mapping.email) throw new Refusal("Choose the column with the email address.", "email");
  if (!mapping.firstName && !mapping.lastName && !mapping.fullName)
    throw new Refusal("Choose the column with the name.", "fullName");
  return runOperation(context, { verb: "startImport" }, async (inside) => {
    const { db: tx } = inside;
    const [row] = await tx
      .update(imports)
      .set({ mapping, knownRows, state: "running", startedAt: context.now, operationId: inside.operation.id })
      .where(and(eq(imports.id, importId), inArray(imports.state, ["uploaded", "mapped"])))
      .returning({ id: imports.id });
    if (!row) {
      const [there] = await tx.select({ state: imports.state }).from(imports).where(eq(imports.id, importId));
      if (!there) throw new NotFound("import");
      throw new Refusal("This file was started already.");
    }
    await recordAudit(inside, { noun: "imports", subjectId: importId, fields: ["mapping", "knownRows", "state"] });
    await wake(tx, "run-imports");
    return { importId };
  });
}

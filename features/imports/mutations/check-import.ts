import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { imports } from "@/db/schema/imports";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";

/** Somebody has looked at the rows of an import that were skipped, or came in with a remark. */
export async function checkImport(context: Context, { importId }: { importId: string }) {
  requireWriter(context.actor);
  return runOperation(context, { verb: "checkImport" }, async (inside) => {
    const { db: tx, now, operation } = inside;
    const [checked] = await tx
      .update(imports)
      .set({ checkedAt: now, checkedOperationId: operation.id })
      .where(and(eq(imports.id, importId), eq(imports.state, "done"), isNull(imports.checkedAt)))
      .returning({ id: imports.id });
    if (checked) {
      await recordAudit(inside, { noun: "imports", subjectId: importId, fields: ["checkedAt"] });
      return { importId };
    }
    const [row] = await tx
      .select({ checkedAt: imports.checkedAt, operationId: imports.checkedOperationId })
      .from(imports)
      .where(eq(imports.id, importId));
    if (!row) throw new NotFound("import");
    if (!row.checkedAt) throw new Refusal("This import is not done yet.");
    return refuseForWhoDid(inside, row.operationId, (who, when) => `${who} checked this import ${when}.`);
  });
}

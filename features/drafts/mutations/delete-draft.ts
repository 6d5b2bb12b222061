import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";
import { outreaches } from "@/db/schema/messages";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { refuseLate } from "./save-draft";

/** Takes a draft out of the lists; nothing of it was sent. */
export async function deleteDraft(context: Context, { outreachId }: { outreachId: string }): Promise<void> {
  requireWriter(context.actor);
  await requireVisible(context, [outreachId]);
  return runOperation(context, { verb: "deleteDraft" }, async (inside) => {
    const [deleted] = await inside.db
      .update(outreaches)
      .set({ state: "deleted", changedAt: context.now, operationId: inside.operation.id })
      .where(and(eq(outreaches.id, outreachId), eq(outreaches.state, "draft")))
      .returning({ id: outreaches.id });
    if (!deleted) await refuseLate(inside, outreachId);
    await recordAudit(inside, { noun: "outreaches", subjectId: outreachId, fields: ["state"] });
  });
}

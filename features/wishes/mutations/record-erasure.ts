import { and, eq } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { erasureRequests } from "@/db/schema/wishes";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { requireRole } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import { recordErasureInput } from "../inputs";

/**
 * An admin says what was done about a request to erase. The hold on email to them stays: whoever asked for that is not
 * written to as if nothing had been.
 */
export async function recordErasure(context: Context, input: { requestId: string; note: string }) {
  requireRole(context.actor, "admin");
  const { requestId, note } = recordErasureInput.parse(input);
  return runOperation(context, { verb: "recordErasure", reason: note }, async (inside) => {
    const { db, now, operation } = inside;
    const [done] = await db
      .update(erasureRequests)
      .set({ state: "done", settledAt: now, settledOperationId: operation.id, note })
      .where(and(eq(erasureRequests.id, requestId), eq(erasureRequests.state, "open")))
      .returning({ id: erasureRequests.id });
    if (!done) await refuseSettled(inside, requestId);
    await recordAudit(inside, { noun: "erasure_requests", subjectId: requestId, fields: ["state"] });
  });
}

async function refuseSettled(inside: OperationContext, requestId: string): Promise<never> {
  const [row] = await inside.db.select().from(erasureRequests).where(eq(erasureRequests.id, requestId));
  if (!row) throw new NotFound("request");
  if (row.state === "withdrawn") throw new Refusal("They have withdrawn their request.");
  return refuseForWhoDid(inside, row.settledOperationId, (who, when) => `${who} marked this as done ${when}.`);
}

import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { webhookEvents } from "@/db/schema/inbound";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { requireRole } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import { ago } from "@/lib/format/ago";
import { wake } from "@/lib/queue";

/** An audit entry needs a uuid, and an event has none; the operation's reason says which event it was. */
const subjectId = "00000000-0000-0000-0000-000000000002";

/** Lets the worker apply an event again that failed, however old it is. */
export async function retryWebhookEvent(context: Context, { svixId }: { svixId: string }) {
  requireRole(context.actor, "admin");
  return runOperation(context, { verb: "retryWebhookEvent", reason: svixId }, async (inside) => {
    const { db } = inside;
    const [row] = await db
      .update(webhookEvents)
      .set({ error: null, retriedOperationId: inside.operation.id })
      .where(and(eq(webhookEvents.svixId, svixId), isNull(webhookEvents.appliedAt), isNotNull(webhookEvents.error)))
      .returning({ svixId: webhookEvents.svixId });
    if (!row) await refuseForWhoRetriedIt(inside, svixId);
    await wake(db, "apply-webhooks");
    await recordAudit(inside, { noun: "webhook_events", subjectId, fields: ["error"] });
  });
}

async function refuseForWhoRetriedIt(context: Context, svixId: string): Promise<never> {
  const [row] = await context.db
    .select({ appliedAt: webhookEvents.appliedAt, retriedOperationId: webhookEvents.retriedOperationId })
    .from(webhookEvents)
    .where(eq(webhookEvents.svixId, svixId));
  if (!row) throw new NotFound("event");
  if (row.appliedAt) throw new Refusal(`Callback processed this ${ago(row.appliedAt, context.now)}.`);
  if (!row.retriedOperationId) throw new Refusal("This has not failed. Callback processes it soon.");
  return refuseForWhoDid(context, row.retriedOperationId, (who, when) => `${who} had this tried again ${when}.`);
}

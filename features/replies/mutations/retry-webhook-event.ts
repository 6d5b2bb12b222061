import { and, eq, isNotNull, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { webhookEvents } from "@/db/schema/inbound";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRole } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
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
      .set({ error: null })
      .where(and(eq(webhookEvents.svixId, svixId), isNull(webhookEvents.appliedAt), isNotNull(webhookEvents.error)))
      .returning({ svixId: webhookEvents.svixId });
    if (!row) throw await refusalFor(inside, svixId);
    await wake(db, "apply-webhooks");
    await recordAudit(inside, { noun: "webhook_events", subjectId, fields: ["error"] });
  });
}

async function refusalFor({ db }: Context, svixId: string) {
  const [row] = await db
    .select({ appliedAt: webhookEvents.appliedAt })
    .from(webhookEvents)
    .where(eq(webhookEvents.svixId, svixId));
  if (!row) return new NotFound("event");
  return new Refusal(row.appliedAt ? "This was processed in the meantime." : "This is being tried again already.");
}

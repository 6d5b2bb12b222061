import { eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { messages } from "@/db/schema/messages";
import { messageStates } from "@/db/vocabulary/messages";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { requireRole } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import { ago } from "@/lib/format/ago";
import { acceptMessage } from "./accept-message";
import { releaseSlots } from "@/features/outreach/mutations/end-messages";
import { lockMessage } from "./record-outcome";

/**
 * What a person found out about an email of which Callback cannot tell whether it went. One that went is on the timeline
 * at the hour it was first tried; one that did not is canceled, gives its month back and is never sent again by itself.
 */
export async function settleMessage(context: Context, input: { messageId: string; went: boolean; note: string }) {
  requireRole(context.actor, "admin");
  const note = input.note.trim();
  if (note === "") throw new Refusal("Say how you know.", "note");
  return runOperation(context, { verb: "settleMessage", reason: note }, async (inside) => {
    const { db, now, operation } = inside;
    const message = await lockMessage(inside, input.messageId);
    if (message.state !== "needs_human") await refuseForWhoSettledIt(inside, message);
    await db.update(messages).set({ settledOperationId: operation.id }).where(eq(messages.id, message.id));
    if (input.went) {
      await acceptMessage(inside, message, null, message.firstAttemptAt ?? now);
    } else {
      await db
        .update(messages)
        .set({ state: "canceled", stateAt: now, reason: note })
        .where(eq(messages.id, message.id));
      await releaseSlots(inside, [message.id]);
    }
    await refreshPersonActivity(inside, [message.personId]);
    await recordAudit(inside, { noun: "messages", subjectId: message.id, fields: ["state"] });
  });
}

/** Another admin settled it, or Resend told what became of it. */
async function refuseForWhoSettledIt(
  context: Context,
  { state, stateAt, settledOperationId }: typeof messages.$inferSelect,
): Promise<never> {
  const now = messageStates[state];
  if (!settledOperationId) throw new Refusal(`Resend reported on this ${ago(stateAt, context.now)}: ${now}.`);
  return refuseForWhoDid(context, settledOperationId, (who, when) => `${who} settled this ${when}: ${now}.`);
}

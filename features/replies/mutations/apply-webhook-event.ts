import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import { z } from "zod";
import type { Context, OperationContext } from "@/db/context";
import { webhookEvents } from "@/db/schema/inbound";
import { messageEvents, messages } from "@/db/schema/messages";
import { touches } from "@/db/schema/touches";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { optOutPerson } from "@/features/suppressions/mutations/opt-out-person";
import { suppressAddress } from "@/features/suppressions/mutations/suppress-address";
import { isHardBounce, isOldComplaint, reasonOfEvent, resendEvent, type ResendEvent } from "../rules/resend-event";
import { laterState, stateOfEvent, statesBefore } from "@/features/messages/rules/state-lattice";
import { acceptMessage } from "@/features/messages/mutations/accept-message";
import { releaseSlots } from "@/features/messages/mutations/end-messages";
import { lockMessage } from "@/features/messages/mutations/record-outcome";
import { applySystemEvent } from "@/features/messages/mutations/system-emails";
import { retakeSlot } from "@/features/messages/mutations/retake-slot";

/**
 * Applies one stored event: in any order with others, any number of times, with the same end (docs/email.md). An event
 * about no email of ours, or of a type that Callback does not use, is kept and nothing else is done.
 */
export async function applyWebhookEvent(context: Context, { svixId }: { svixId: string }) {
  requireSystem(context.actor);
  return runOperation(context, { verb: "applyWebhookEvent" }, async (inside) => {
    const { db: tx } = inside;
    const [row] = await tx
      .select()
      .from(webhookEvents)
      .where(and(eq(webhookEvents.svixId, svixId), isNull(webhookEvents.appliedAt)))
      .for("update");
    if (!row) return { applied: false };
    const event = resendEvent.safeParse(row.payload).data;
    const messageId = event && (await findMessageId(inside, event));
    if (event && messageId) await applyToMessage(inside, svixId, event, messageId);
    else if (event) await applyToSystemEmail(inside, event);
    await tx.update(webhookEvents).set({ appliedAt: context.now, error: null }).where(eq(webhookEvents.svixId, svixId));
    return { applied: true };
  });
}

/** By our own tag, which is there before we know Resend's id; else by that id. */
async function findMessageId({ db }: Context, { data }: ResendEvent): Promise<string | null> {
  const tag = z.guid().safeParse(data.tags?.message_id);
  if (tag.success) {
    const [tagged] = await db.select({ id: messages.id }).from(messages).where(eq(messages.id, tag.data));
    if (tagged) return tagged.id;
  }
  if (!data.email_id) return null;
  const [known] = await db.select({ id: messages.id }).from(messages).where(eq(messages.providerId, data.email_id));
  return known?.id ?? null;
}

/** An email to a recruiter, or none of ours: then nothing is found. */
async function applyToSystemEmail(inside: OperationContext, event: ResendEvent) {
  const { type, data } = event;
  const emailId = z.guid().safeParse(data.tags?.system_email_id).data ?? null;
  const providerId = data.email_id ?? null;
  await applySystemEvent(inside, { type, emailId, providerId, reason: reasonOfEvent(event) });
}

async function applyToMessage(inside: OperationContext, svixId: string, event: ResendEvent, messageId: string) {
  const { db, now } = inside;
  const message = await lockMessage(inside, messageId);
  const at = event.created_at ?? now;
  const reason = reasonOfEvent(event);
  await db
    .insert(messageEvents)
    .values({ messageId, type: event.type, at, svixId, detail: reason ? { reason } : null })
    .onConflictDoNothing();
  const state = stateOfEvent(event.type);
  if (!state) return;

  // Any event about an email says that Resend took it. One that arrives before our own record of that writes it.
  await acceptMessage(inside, message, event.data.email_id ?? null, message.acceptedAt ?? at);
  if (state === "delivered") {
    await db
      .update(messages)
      .set({ deliveredAt: sql`least(coalesce(${messages.deliveredAt}, ${at.toISOString()}), ${at.toISOString()})` })
      .where(eq(messages.id, messageId));
  }
  if (event.data.message_id) {
    await db.update(messages).set({ providerMessageId: event.data.message_id }).where(eq(messages.id, messageId));
  }
  const [moved] = await db
    .update(messages)
    .set({ state, stateAt: now, ...(reason || message.state === "failed" ? { reason } : {}) })
    .where(and(eq(messages.id, messageId), inArray(messages.state, statesBefore(state))))
    .returning({ id: messages.id });
  // It was taken for lost and is not: its month counts, unless the consequences give it back again.
  if (moved && message.state === "failed") await retakeSlot(inside, message);
  await applyConsequences(inside, event, message);
  await refreshPersonActivity(inside, [message.personId]);
  if (moved) {
    await recordAudit(inside, { noun: "messages", subjectId: messageId, fields: ["state"] });
  }
}

async function applyConsequences(inside: OperationContext, event: ResendEvent, message: typeof messages.$inferSelect) {
  const { db } = inside;
  const { id: messageId, personId, address } = message;
  if (event.type === "email.complained" || isOldComplaint(event)) {
    await optOutPerson(inside, { personId, reason: "complained", messageId, address });
  }
  if (isHardBounce(event)) await suppressAddress(inside, { address, reason: "hard_bounce", messageId });
  const failed = event.type === "email.failed" && laterState(message.state, "failed") === "failed";
  if (isHardBounce(event) || isOldComplaint(event) || failed) {
    // It never reached them: their month is open again, and it was no attempt.
    await releaseSlots(inside, [messageId]);
    await db
      .update(touches)
      .set({ attempt: false })
      .where(and(eq(touches.messageId, messageId), eq(touches.direction, "out")));
  }
}

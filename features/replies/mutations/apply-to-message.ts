import { and, eq, inArray, sql } from "drizzle-orm";
import type { OperationContext } from "@/db/context";
import { messageEvents } from "@/db/schema/message-events";
import { messages } from "@/db/schema/messages";
import { touches } from "@/db/schema/touches";
import { recordAudit } from "@/features/audit/mutations";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { optOutPerson } from "@/features/suppressions/mutations/opt-out-person";
import { suppressAddress } from "@/features/suppressions/mutations/suppress-address";
import { wake } from "@/lib/queue";
import { isHardBounce, isOldComplaint, reasonOfEvent, type ResendEvent } from "../rules/resend-event";
import { laterState, stateOfEvent, statesBefore } from "@/features/messages/rules/state-lattice";
import { acceptMessage } from "@/features/messages/mutations/accept-message";
import { releaseSlots } from "@/features/outreach/mutations/end-messages";
import { lockMessage } from "@/features/messages/mutations/record-outcome";
import { retakeSlot } from "@/features/messages/mutations/retake-slot";

/**
 * What an event about one of our emails does, whether Resend sent it or a server's report by email said the same.
 * `eventId` makes it count once.
 */
export async function applyToMessage(inside: OperationContext, eventId: string, event: ResendEvent, messageId: string) {
  const { db, now } = inside;
  const message = await lockMessage(inside, messageId);
  const at = event.created_at ?? now;
  const reason = reasonOfEvent(event);
  await db
    .insert(messageEvents)
    .values({ messageId, type: event.type, at, svixId: eventId, detail: reason ? { reason } : null })
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
  await noteTrouble(inside, event, message);
  await applyConsequences(inside, event, message);
  await refreshPersonActivity(inside, [message.personId]);
  if (moved) {
    await recordAudit(inside, { noun: "messages", subjectId: messageId, fields: ["state"] });
  }
}

/**
 * What Resend counts against the account: a server that refused the address for good, and a complaint. What Resend held
 * back by itself reached nobody and counts for neither. The first time stands.
 */
async function noteTrouble(
  { db, now }: OperationContext,
  event: ResendEvent,
  { id, bouncedAt, complainedAt }: typeof messages.$inferSelect,
) {
  const heldBack = event.data.bounce?.subType === "Suppressed";
  const bounced = event.type === "email.bounced" && isHardBounce(event) && !heldBack && bouncedAt === null;
  const complained = event.type === "email.complained" && complainedAt === null;
  if (!bounced && !complained) return;
  await db
    .update(messages)
    .set(bounced ? { bouncedAt: now } : { complainedAt: now })
    .where(eq(messages.id, id));
  await wake(db, "watch-deliverability");
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

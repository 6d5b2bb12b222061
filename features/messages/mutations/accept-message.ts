import { and, eq, inArray, isNull, lte } from "drizzle-orm";
import type { Context } from "@/db/context";
import { closeOuts } from "@/db/schema/candidacies";
import { replies } from "@/db/schema/inbound";
import { messages, slots } from "@/db/schema/messages";
import { touches } from "@/db/schema/touches";
import { purposes } from "@/db/vocabulary/purposes";
import { statesBefore } from "../rules/state-lattice";
import { retakeSlot } from "./retake-slot";

type Message = typeof messages.$inferSelect;

/**
 * Writes that Resend took an email: state, slot, timeline, and what the email settles. May run any number of times and
 * in any order with other events about it. Under the person's lock; the caller recomputes their counters.
 */
export async function acceptMessage({ db, now }: Context, message: Message, providerId: string | null, at = now) {
  await db
    .update(messages)
    .set({ state: "accepted", stateAt: now, reason: null, leaseUntil: null })
    .where(and(eq(messages.id, message.id), inArray(messages.state, statesBefore("accepted"))));
  await db
    .update(messages)
    .set({
      providerId: message.providerId ?? providerId,
      acceptedAt: message.acceptedAt ?? at,
      leaseUntil: null,
      nextAttemptAt: null,
      lastError: null,
    })
    .where(eq(messages.id, message.id));
  await db
    .update(slots)
    .set({ state: "gone" })
    .where(and(eq(slots.messageId, message.id), eq(slots.state, "planned")));
  if (message.state === "canceled") await retakeSlot({ db, now }, message);
  const [touch] = await db
    .insert(touches)
    .values({
      personId: message.personId,
      kind: "email",
      direction: "out",
      outcome: "sent",
      at: message.acceptedAt ?? at,
      note: message.subject,
      recruiterId: message.by,
      positionId: message.positionId,
      candidacyId: message.candidacyId,
      messageId: message.id,
      attempt: purposes[message.purpose].attempt,
      createdAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: touches.id });
  if (!touch) return;
  if (message.processSubject === "not_selected" && message.candidacyId) {
    await db
      .update(closeOuts)
      .set({ toldAt: at, toldBy: message.by })
      .where(and(eq(closeOuts.candidacyId, message.candidacyId), isNull(closeOuts.undoneAt), isNull(closeOuts.toldAt)));
  }
  if (message.purpose === "answer") {
    await db
      .update(replies)
      .set({ handledAt: at, handledBy: message.by })
      .where(
        and(
          eq(replies.personId, message.personId),
          isNull(replies.handledAt),
          // What came in while the answer was on its way is not answered by it.
          lte(replies.receivedAt, message.createdAt),
        ),
      );
  }
}

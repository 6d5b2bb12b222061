import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { messages, slots } from "@/db/schema/messages";
import { purposes, type Purpose } from "@/db/vocabulary/purposes";
import { recordAudit } from "@/features/audit/mutations";
import { releaseItems } from "./share-items";

const withFooter = (Object.keys(purposes) as Purpose[]).filter((purpose) => purposes[purpose].footer);

/** Gives the month back: the email that held the slot did not go, and shared nothing. Under the person's lock. */
export async function releaseSlots(context: Context, messageIds: string[]) {
  if (messageIds.length === 0) return;
  const { db } = context;
  await releaseItems(context, messageIds);
  await db.update(slots).set({ state: "released" }).where(inArray(slots.messageId, messageIds));
  // A month that one of them started anew ends where it did before.
  await db
    .update(slots)
    .set({ until: sql`${slots.untilBefore}`, untilBefore: null, extendedBy: null, monthFrom: null })
    .where(inArray(slots.extendedBy, messageIds));
}

/** Ends queued emails that have surely not left, each with its sentence, and gives their slots back. */
export async function cancelQueued(inside: OperationContext, messageIds: string[], reason: string): Promise<string[]> {
  if (messageIds.length === 0) return [];
  const { db, now } = inside;
  const ended = await db
    .update(messages)
    .set({ state: "canceled", stateAt: now, reason, leaseUntil: null, nextAttemptAt: null })
    .where(and(inArray(messages.id, messageIds), eq(messages.state, "queued"), isNull(messages.firstAttemptAt)))
    .returning({ id: messages.id });
  const ids = ended.map(({ id }) => id);
  await releaseSlots(inside, ids);
  await recordAudit(inside, ...ids.map((id) => ({ noun: "messages" as const, subjectId: id, fields: ["state"] })));
  return ids;
}

/** Ends every planned email with a footer of a person; what has none goes on. Under the person's lock. */
export async function cancelWithFooter(inside: OperationContext, personId: string, reason: string): Promise<string[]> {
  const planned = await inside.db
    .select({ id: messages.id })
    .from(messages)
    .where(and(eq(messages.personId, personId), eq(messages.state, "queued"), inArray(messages.purpose, withFooter)));
  return cancelQueued(
    inside,
    planned.map(({ id }) => id),
    reason,
  );
}

import { asc, inArray } from "drizzle-orm";
import { and, eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { messages, slots } from "@/db/schema/messages";
import { plusDaysIn } from "@/lib/calendar";

export const monthDays = 31;
const gone = ["accepted", "delivered"] as const;
const counted = ["free", "position", "back_open", "check_in"] as const;

/**
 * Every counted email that went within a month of one before, in words (docs/rules-of-contact.md, rule 5). Not over are:
 * an opening that is back, once for each reopening, and one override, once a month. Told by when an email was first
 * tried, since Resend may have taken it then.
 */
export async function listOver(db: Database, personIds: string[]) {
  const rows = await db
    .select({
      personId: messages.personId,
      purpose: messages.purpose,
      reopeningId: messages.reopeningId,
      at: messages.firstAttemptAt,
      zone: messages.zone,
      overrideReason: slots.overrideReason,
    })
    .from(messages)
    .leftJoin(slots, eq(slots.messageId, messages.id))
    .where(
      and(inArray(messages.personId, personIds), inArray(messages.state, gone), inArray(messages.purpose, counted)),
    )
    .orderBy(asc(messages.personId), asc(messages.firstAttemptAt));
  const over: string[] = [];
  const last = new Map<string, { at: Date; zone: string }>();
  const lastOverride = new Map<string, { at: Date; zone: string }>();
  const reopenings = new Set<string>();
  const within = (before: { at: Date; zone: string } | undefined, at: Date) =>
    before !== undefined && at < plusDaysIn(before.zone, before.at, monthDays);
  for (const { personId, purpose, reopeningId, at, zone, overrideReason } of rows) {
    if (!at) throw new Error("An email went that was never tried.");
    const what = `${purpose} to ${personId} at ${at.toISOString()}`;
    if (overrideReason !== null) {
      if (within(lastOverride.get(personId), at)) over.push(`A second override in a month: ${what}`);
      lastOverride.set(personId, { at, zone });
      continue;
    }
    if (purpose === "back_open") {
      const key = `${personId} ${reopeningId}`;
      if (reopenings.has(key)) over.push(`A second one about one reopening: ${what}`);
      reopenings.add(key);
    } else if (within(last.get(personId), at)) over.push(`A second one in a month: ${what}`);
    last.set(personId, { at, zone });
  }
  return { over, counted: rows.length };
}

import { and, eq, gte, isNull, sql } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { slots } from "@/db/schema/messages";
import { dayIn, instantAt, plusDaysIn } from "@/lib/calendar";
import { cancelQueued } from "./end-messages";

type Started = { id: string; personId: string; zone: string; at: Date };

/**
 * An email about an opening that is back starts the person's month anew (docs/rules-of-contact.md, rule 5): it takes the
 * free slot, or the one that stands reaches to 31 days from it, in one statement. Counted email that is planned for that
 * day or later would be a second one at once or within the month, and is canceled. Under the person's lock.
 */
export async function startMonth(inside: OperationContext, email: Started, slotDays: number) {
  const later = await inside.db
    .select({ messageId: slots.messageId })
    .from(slots)
    .where(
      and(
        eq(slots.personId, email.personId),
        eq(slots.state, "planned"),
        isNull(slots.overrideReason),
        gte(slots.at, instantAt(dayIn(email.zone, email.at), 0, email.zone)),
      ),
    );
  await cancelQueued(
    inside,
    later.map(({ messageId }) => messageId),
    "an email about an opening that is back goes first",
  );
  await holdMonth(inside, email, slotDays);
}

/** The month from this instant: as it is queued, and again from the instant at which it leaves. */
export async function holdMonth({ db, now }: Context, { id, personId, zone, at }: Started, slotDays: number) {
  const from = sql`${at.toISOString()}::timestamptz`;
  const until = sql`${plusDaysIn(zone, at, slotDays).toISOString()}::timestamptz`;
  await db.execute(sql`
    with extended as (
      update slots set until = greatest(until, ${until}), month_from = ${from},
        until_before = case when extended_by = ${id} then until_before else until end, extended_by = ${id}
      where person_id = ${personId} and state <> 'released' and override_reason is null
        and at <= ${from} and until > ${from} and message_id <> ${id}
      returning id
    )
    insert into slots (person_id, first_person_id, message_id, at, until, state, created_at)
    select ${personId}::uuid, ${personId}::uuid, ${id}::uuid, ${from}, ${until}, 'planned', ${now.toISOString()}::timestamptz
    where not exists (select from extended)
    on conflict do nothing`);
}

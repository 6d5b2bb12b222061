import { sql } from "drizzle-orm";
import type { OperationContext } from "@/db/context";
import { lockPeople, refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { listAffected, slotEndsSql, type RulesChange } from "../queries/list-affected";

const atOnce = 500;

/**
 * Brings the slots and the counters of people to changed rules, in the transaction that changes them. Slots keep to one
 * email at a time: a longer one ends where the next begins.
 */
export async function applyChange(inside: OperationContext, change: RulesChange) {
  const { db, now } = inside;
  const { slotDays, checkInDays } = change.to.contactRules;
  if (checkInDays !== change.from.contactRules.checkInDays) await moveWeeks(inside, checkInDays);
  const ids = await listAffected(inside, change);
  for (let at = 0; at < ids.length; at += atOnce) {
    const some = ids.slice(at, at + atOnce);
    await lockPeople(inside, some);
    if (slotDays !== change.from.contactRules.slotDays)
      await db.execute(sql`update slots set until = ends.until from (${slotEndsSql(some, slotDays, now)}) as ends
        where slots.id = ends.id and slots.until <> ends.until`);
    await refreshPersonActivity(inside, some);
  }
}

/** The weeks of check-ins with contacts that still hold, or would again: a longer one ends where the next begins. */
async function moveWeeks({ db, now }: OperationContext, checkInDays: number) {
  const at = sql`${now.toISOString()}::timestamptz`;
  await db.execute(sql`
    update messages m set week_until = ends.until from (
      select id, least(((greatest(accepted_at, send_at) at time zone zone)::date + ${checkInDays}::int)::timestamp at time zone zone,
        lead(send_at) over (partition by person_id order by send_at, id)) as until
      from messages where purpose = 'client_check_in' and state not in ('canceled', 'failed', 'bounced')
    ) ends
    where m.id = ends.id and m.week_until <> ends.until and greatest(m.week_until, ends.until) > ${at}`);
}

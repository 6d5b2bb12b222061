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
  const { slotDays } = change.to.contactRules;
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

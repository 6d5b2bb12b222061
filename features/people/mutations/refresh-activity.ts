import { inArray, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { insertRows } from "@/db/many-rows";
import { people, personActivity } from "@/db/schema/people";
import { getFirm } from "@/features/settings/queries";
import { listActivityFacts } from "../queries/activity-facts";
import { countersOf } from "../rules/activity";

/** Locks people in id order, so that two transactions that lock the same people cannot deadlock. */
export async function lockPeople({ db }: Pick<Context, "db">, personIds: string[]) {
  if (personIds.length === 0) return;
  await db.select({ id: people.id }).from(people).where(inArray(people.id, personIds)).orderBy(people.id).for("update");
}

/**
 * Recomputes the hot counters of people from their rows, under their locks: never incremented, so that a webhook that
 * arrives twice counts once (docs/rules-of-contact.md, rule 6). Called by every mutation that writes a touch, slot,
 * suppression, opt-out, pause, address, yes, close-out or placement, inside its transaction and after its writes.
 */
export async function refreshPersonActivity(context: Context, personIds: string[]) {
  const ids = [...new Set(personIds)];
  if (ids.length === 0) return;
  const { db } = context;
  await lockPeople(context, ids);
  const [firm, facts] = await Promise.all([getFirm(context), listActivityFacts(context, ids)]);
  const rows = facts.map((one) => ({ ...countersOf(one, firm), lastTouchAt: one.lastTouchAt ?? new Date(0) }));
  const written = sql.raw(counters.map((column) => `${column} = excluded.${column}`).join(", "));
  await insertRows(db, personActivity, rows, { after: sql`on conflict (person_id) do update set ${written}` });
}

const counters = [
  "last_touch_at",
  "last_conversation_at",
  "unanswered",
  "resting_since",
  "email_from",
  "paused_until",
  "in_process_until",
  "opted_out_at",
  "reachable",
];

import { and, gt, inArray, isNotNull, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { messages } from "@/db/schema/messages";
import { people } from "@/db/schema/people";
import { purposes } from "@/db/vocabulary/purposes";
import type { ContactRules } from "@/db/vocabulary/settings";
import { listActivityFacts } from "@/features/people/queries/activity-facts";
import { countersOf } from "@/features/people/rules/activity";
import { contactLight } from "@/features/people/rules/contact-light";
import { requireRole } from "@/features/recruiters/rules/permission";
import { getFirm } from "@/features/settings/queries";
import { nextEmailMoment } from "@/features/settings/rules";
import { keysOf } from "@/lib/keys-of";
import type { ContactChange } from "../rules/rule-words";
import { listAffected, slotEndsSql, type RulesChange } from "./list-affected";

const atOnce = 500;
const hourly = keysOf(purposes).filter((purpose) => purposes[purpose].hours);

/**
 * What other contact rules would do to people and planned emails, were it saved now: the rules
 * themselves are asked about everybody it may concern, before and after.
 */
export async function findRulesChange(context: Context, contactRules: ContactRules): Promise<ContactChange> {
  requireRole(context.actor, "admin");
  const firm = await getFirm(context);
  const change = { from: firm, to: { contactRules, holidays: firm.holidays } };
  const counts = {
    becomeContactable: 0,
    noLongerContactable: 0,
    becomeQuiet: 0,
    noLongerQuiet: 0,
    becomeInProcess: 0,
    noLongerInProcess: 0,
  };
  const ids = await listAffected(context, change);
  for (let at = 0; at < ids.length; at += atOnce)
    for (const { before, after } of await lightsOf(context, ids.slice(at, at + atOnce), change)) {
      if (before === after) continue;
      if (after === "green") counts.becomeContactable += 1;
      if (before === "green") counts.noLongerContactable += 1;
      if (after === "gray") counts.becomeQuiet += 1;
      if (before === "gray") counts.noLongerQuiet += 1;
      if (after === "in_process") counts.becomeInProcess += 1;
      if (before === "in_process") counts.noLongerInProcess += 1;
    }
  return { ...counts, emailsMoved: await countMoved(context, change) };
}

async function lightsOf(context: Context, ids: string[], { from, to }: RulesChange) {
  const { db, now } = context;
  const [facts, closed, ends] = await Promise.all([
    listActivityFacts(context, ids),
    db
      .select({ id: people.id, at: people.doNotContactAt })
      .from(people)
      .where(and(inArray(people.id, ids), isNotNull(people.doNotContactAt))),
    from.contactRules.slotDays === to.contactRules.slotDays
      ? []
      : db.execute<{ personId: string; until: string }>(
          sql`select person_id as "personId", max(until) as until from (${slotEndsSql(ids, to.contactRules.slotDays, now)}) as ends group by 1`,
        ),
  ]);
  const doNotContact = new Map(closed.map(({ id, at }) => [id, at]));
  const emailFrom = new Map(ends.map(({ personId, until }) => [personId, new Date(until)]));
  return facts.map((one) => {
    const doNotContactAt = doNotContact.get(one.personId) ?? null;
    const moved = { ...one, emailFrom: emailFrom.get(one.personId) ?? one.emailFrom };
    return {
      before: contactLight({ ...countersOf(one, from), doNotContactAt }, now),
      after: contactLight({ ...countersOf(moved, to), doNotContactAt }, now),
    };
  });
}

/** Planned emails that are bound to hours and would no longer go at theirs: the last look moves them. */
async function countMoved({ db, now }: Context, { from, to }: RulesChange): Promise<number> {
  const planned = await db
    .select({ sendAt: messages.sendAt, zone: messages.zone })
    .from(messages)
    .where(and(inArray(messages.state, ["queued"]), inArray(messages.purpose, hourly), gt(messages.sendAt, now)));
  return planned.filter(
    ({ sendAt, zone }) =>
      nextEmailMoment(sendAt, zone, from).getTime() === sendAt.getTime() &&
      nextEmailMoment(sendAt, zone, to).getTime() !== sendAt.getTime(),
  ).length;
}

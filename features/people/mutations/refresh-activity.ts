import { and, eq, inArray, isNull, ne, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidacies } from "@/db/schema/candidacies";
import { candidates } from "@/db/schema/candidates";
import { slots } from "@/db/schema/messages";
import { placements } from "@/db/schema/offers";
import { people, personActivity, personEmails } from "@/db/schema/people";
import { optOuts, pauses, suppressions } from "@/db/schema/suppressions";
import { touches } from "@/db/schema/touches";
import { answers } from "@/db/vocabulary/touches";
import { getFirm } from "@/features/settings/queries";
import { inProcessUntil, unansweredAttempts } from "../rules/activity";

/** Locks people in id order, so that two that lock the same never wait for each other in a ring. */
export async function lockPeople({ db }: Pick<Context, "db">, personIds: string[]) {
  if (personIds.length === 0) return;
  await db.select({ id: people.id }).from(people).where(inArray(people.id, personIds)).orderBy(people.id).for("update");
}

/**
 * Recomputes the hot counters of people from their rows, under their locks (DESIGN 2: unanswered is recomputed, never
 * incremented). Called by every mutation that writes a touch, slot, suppression, opt-out, pause, address, yes, close-out
 * or placement, inside its transaction and after its writes.
 */
export async function refreshPersonActivity(context: Context, personIds: string[]) {
  const ids = [...new Set(personIds)];
  if (ids.length === 0) return;
  const { db } = context;
  await lockPeople(context, ids);
  const firm = await getFirm(context);
  const persons = await db
    .select({ id: people.id, zone: people.zone, candidateId: candidates.id })
    .from(people)
    .leftJoin(candidates, eq(candidates.personId, people.id))
    .where(inArray(people.id, ids));
  const [touched, held, paused, addresses, wills, stood] = await Promise.all([
    db
      .select({ personId: touches.personId, at: touches.at, outcome: touches.outcome, attempt: touches.attempt })
      .from(touches)
      .where(inArray(touches.personId, ids)),
    db
      .select({ personId: slots.personId, until: sql<string>`max(${slots.until})` })
      .from(slots)
      .where(and(inArray(slots.personId, ids), ne(slots.state, "released")))
      .groupBy(slots.personId),
    db.select().from(pauses).where(inArray(pauses.personId, ids)),
    db
      .select({
        personId: personEmails.personId,
        shared: personEmails.shared,
        reason: suppressions.reason,
        at: suppressions.at,
      })
      .from(personEmails)
      .leftJoin(suppressions, and(eq(suppressions.address, personEmails.address), isNull(suppressions.liftedAt)))
      .where(inArray(personEmails.personId, ids)),
    db
      .select()
      .from(optOuts)
      .where(and(inArray(optOuts.personId, ids), isNull(optOuts.liftedAt))),
    db
      .select({
        personId: candidates.personId,
        saidYesAt: candidacies.saidYesAt,
        closedAt: candidacies.closedAt,
        placementState: placements.state,
        startOn: placements.startOn,
        endsOn: placements.endsOn,
        endedAt: placements.endedAt,
      })
      .from(candidacies)
      .innerJoin(candidates, eq(candidates.id, candidacies.candidateId))
      .leftJoin(placements, eq(placements.candidacyId, candidacies.id))
      .where(and(inArray(candidates.personId, ids), isNull(candidacies.supersededById))),
  ]);

  const rows = persons.map(({ id, zone, candidateId }) => {
    const mine = <T extends { personId: string }>(all: T[]) => all.filter((one) => one.personId === id);
    const own = mine(touched);
    const spoken = own.filter((one) => (answers as readonly string[]).includes(one.outcome)).map((one) => one.at);
    const rests = mine(paused).filter((one) => one.kind !== "auto_reply");
    const { unanswered, restingSince } = unansweredAttempts(
      own.filter((one) => one.attempt).map((one) => one.at),
      [...spoken, ...rests.map((one) => one.at)],
      zone,
      firm.manners.attemptsBeforeResting,
      candidateId !== null,
    );
    const closed = new Set(["hard_bounce", "complained", "manual", "unsubscribed"]);
    const emails = mine(addresses);
    const refused = emails.filter((one) => one.reason && one.reason !== "hard_bounce").map((one) => one.at);
    return {
      personId: id,
      lastTouchAt: latest(own.map((one) => one.at)) ?? new Date(0),
      lastConversationAt: latest(spoken),
      unanswered,
      restingSince,
      emailFrom: latest(mine(held).map((one) => new Date(one.until))),
      pausedUntil: latest(mine(paused).map((one) => one.until)),
      inProcessUntil: inProcessUntil(
        mine(stood).map((one) => ({
          saidYesAt: one.saidYesAt,
          closedAt: one.closedAt,
          placement: one.placementState
            ? { state: one.placementState, startOn: one.startOn, endsOn: one.endsOn, endedAt: one.endedAt }
            : null,
        })),
        zone,
        firm.manners,
        firm.holidays,
      ),
      optedOutAt: latest([...mine(wills).map((one) => one.at), ...refused]),
      reachable: emails.some((one) => !one.shared && !(one.reason && closed.has(one.reason))),
    };
  });
  if (rows.length === 0) return;
  await db
    .insert(personActivity)
    .values(rows)
    .onConflictDoUpdate({
      target: personActivity.personId,
      set: Object.fromEntries(
        [
          "last_touch_at",
          "last_conversation_at",
          "unanswered",
          "resting_since",
          "email_from",
          "paused_until",
          "in_process_until",
          "opted_out_at",
          "reachable",
        ].map((column) => [
          column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
          sql.raw(`excluded.${column}`),
        ]),
      ),
    });
}

function latest(moments: (Date | null | undefined)[]): Date | null {
  return moments.reduce<Date | null>((last, next) => (next && (!last || next > last) ? next : last), null);
}

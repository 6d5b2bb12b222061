import { sql, type SQL } from "drizzle-orm";
import type { TodayKind } from "@/db/vocabulary/today";
import { preStartSteps } from "@/db/vocabulary/offers";
import { keysOf } from "@/lib/keys-of";
import { dayCallAhead, dayCalls, dayCallsUntil, firstDayUntil, marks } from "../rules/marks";
import { instant, ofCandidacy, ofCard, type Branch, type Scope } from "./branch";

export const placementKinds = [
  "starting",
  "first_day",
  "pre_start",
  "day_call",
  "contract_ending",
  "guarantee_ending",
] as const satisfies TodayKind[];

/** So many days, as a number of the statement: no text of anybody's. */
const days = (count: number) => sql.raw(`${count}`);
const day = ({ today }: Scope) => sql`${today}::date`;
/** Midnight of a day where the reader is. */
export const midnight = (date: SQL, { zone }: Scope) => sql`(${date})::timestamp at time zone ${zone}::text`;

/** The last of these marks before the day has come. */
export const markSql = (date: SQL, of: readonly number[], scope: Scope) =>
  sql`case ${sql.join(
    of.toSorted((a, b) => a - b).map((mark) => sql`when ${date} <= ${day(scope)} + ${days(mark)} then ${days(mark)}`),
    sql` `,
  )} end`;

/** Somebody has spoken with the candidate of card x since then. */
const spokeSince = (at: SQL) => sql`exists (select from touches t join candidates k on k.person_id = t.person_id
  where k.id = ${ofCard("c.candidate_id")} and t.outcome in ('spoke', 'replied') and t.at >= ${at})`;

const placements = sql`placements`;
const started = sql`x.state = 'started'`;
const accepted = sql`x.state = 'accepted'`;
const openSteps = sql`(select coalesce(jsonb_agg(s.step), '[]') from placement_steps s where s.placement_id = x.id and s.undone_at is null)`;

export const placementBranches: Record<(typeof placementKinds)[number], (scope: Scope) => Branch> = {
  starting: (scope) => ({
    table: placements,
    where: sql`${accepted} and x.start_on is not null and ${midnight(sql`x.start_on`, scope)} < ${instant(scope.endOfNext)}`,
    nearly: sql`x.start_on`,
    at: midnight(sql`x.start_on`, scope),
    ...ofCandidacy,
    detail: sql`jsonb_build_object('startOn', x.start_on, 'placementId', x.id)`,
  }),
  first_day: (scope) => ({
    table: placements,
    where: sql`${started} and x.start_on between ${day(scope)} - ${days(firstDayUntil)} and ${day(scope)}
      and not ${spokeSince(midnight(sql`x.start_on`, scope))}`,
    nearly: sql`x.start_on`,
    at: midnight(sql`x.start_on`, scope),
    ...ofCandidacy,
    detail: sql`jsonb_build_object('startOn', x.start_on)`,
  }),
  pre_start: (scope) => ({
    table: placements,
    where: sql`${accepted} and (select count(*) from placement_steps s where s.placement_id = x.id and s.undone_at is null)
      < ${days(keysOf(preStartSteps).length)}`,
    at: sql`coalesce(${midnight(sql`x.start_on`, scope)}, x.created_at)`,
    ...ofCandidacy,
    detail: sql`jsonb_build_object('startOn', x.start_on, 'done', ${openSteps})`,
  }),
  day_call: (scope) => {
    const passed = dayCalls
      .toReversed()
      .map((mark) => sql`when x.start_on <= ${day(scope)} - ${days(mark)} then ${days(mark)}`);
    const mark = sql`(case ${sql.join(passed, sql` `)} end)`;
    const due = sql`x.start_on + ${mark}`;
    return {
      table: placements,
      where: sql`${started} and x.start_on between ${day(scope)} - ${days(dayCallsUntil)} and ${day(scope)} - ${days(dayCalls[0])}
        and not ${spokeSince(midnight(sql`${due} - ${days(dayCallAhead)}`, scope))}`,
      at: midnight(due, scope),
      ...ofCandidacy,
      detail: sql`jsonb_build_object('startOn', x.start_on, 'day', ${mark})`,
    };
  },
  contract_ending: (scope) => {
    const mark = markSql(sql`x.ends_on`, marks.contract, scope);
    return {
      table: placements,
      where: sql`${started} and x.ends_on <= ${day(scope)} + ${days(marks.contract[0])}
        and (x.ends_on < ${day(scope)} or not ${spokeSince(midnight(sql`x.ends_on - (${mark})`, scope))})`,
      nearly: sql`x.ends_on`,
      at: midnight(sql`x.ends_on`, scope),
      ...ofCandidacy,
      detail: sql`jsonb_build_object('endsOn', x.ends_on, 'placementId', x.id)`,
    };
  },
  guarantee_ending: (scope) => ({
    table: placements,
    where: sql`${started} and x.guarantee_until between ${day(scope)} and ${day(scope)} + ${days(marks.guarantee[0])}
      and not ${spokeSince(midnight(sql`x.guarantee_until - ${days(marks.guarantee[0])}`, scope))}`,
    nearly: sql`x.guarantee_until`,
    at: midnight(sql`x.guarantee_until`, scope),
    ...ofCandidacy,
    detail: sql`jsonb_build_object('until', x.guarantee_until)`,
  }),
};

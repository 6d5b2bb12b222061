import { sql, type SQL } from "drizzle-orm";
import type { TodayKind } from "@/db/vocabulary/today";
import { dayIn, endOfDayIn, plusDays } from "@/lib/calendar";
import { lastDayLate, workingDayUpTo } from "../rules/late-days";
import { instant, ofCard, type Scope } from "./branch";

/** `due`: since when the line waits. */
type Late = (scope: Scope, at: Date, due: SQL) => SQL;

const hour = 3_600_000;
const hoursBefore = (at: Date, hours: number) => instant(new Date(at.getTime() - hours * hour));
const aDayOn: Late = (_, at, due) => sql`${due} <= ${hoursBefore(at, 24)}`;
/** The day in the column has ended, where the reader is. */
const after =
  (column: string): Late =>
  ({ zone }, at) =>
    sql`coalesce(${sql.raw(column)} < ${dayIn(zone, at)}::date, false)`;
const always: Late = () => sql`true`;

/** By kind, over row x of its branch: whether it is late at an instant. The rule is latenessOf() of one line. */
const lateOf: { [K in TodayKind]?: Late } = {
  interested: aDayOn,
  maybe_stop: aDayOn,
  reply: aDayOn,
  client_answered: aDayOn,
  day_call: aDayOn,
  // They are listed once they are.
  decision_passed: always,
  update_due: always,
  no_word: always,
  callback: (_, at, due) => sql`${due} <= ${instant(at)}`,
  erasure_asked: after("x.due_on"),
  offer_out: after("x.expires_on"),
  license_expiring: after("x.expires_on"),
  starting: after("x.start_on"),
  first_day: after("x.start_on"),
  contract_ending: after("x.ends_on"),
  answer_owed: ({ zone, firm }, at, due) =>
    sql`${due} < ${instant(endOfDayIn(zone, lastDayLate(at, zone, firm.contactRules.answerWorkingDays, firm.holidays)))}`,
  debrief: debriefLate,
};

/** The first of two sides not debriefed is late: the candidate so many hours on, the contact by noon of the next working day too. */
function debriefLate({ firm }: Scope, at: Date): SQL {
  const { contactRules, holidays } = firm;
  const unsaid = (side: string) =>
    sql`not exists (select from debriefs d where d.interview_id = x.id and d.side = ${sql.raw(`'${side}'`)})`;
  // Whose noon of which day has come depends on the zone of the site; no two of the country are further apart.
  const today = dayIn("UTC", at);
  const noons = [-2, -1, 0, 1].map((days) => plusDays(today, days));
  const ended = sql.join(
    noons.map((day) => sql`when ${day}::date then ${workingDayUpTo(day, holidays)}::date`),
    sql` `,
  );
  return sql`(x.ends_at <= ${hoursBefore(at, contactRules.debriefHours)} and (${unsaid("candidate")} or (${unsaid("client")}
    and (select (x.ends_at at time zone p.zone)::date < case ((${instant(at)} at time zone p.zone) - interval '12 hours')::date ${ended} end
      from positions p where p.id = ${ofCard("c.position_id")}))))`;
}

export function lateSql(kind: TodayKind, scope: Scope, at: Date, due: SQL): SQL {
  return lateOf[kind]?.(scope, at, due) ?? sql`false`;
}

import { sql, type SQL } from "drizzle-orm";
import type { Context } from "@/db/context";
import { moment } from "@/db/json-rows";
import { maySee } from "@/db/restricted-positions";
import type { DebriefSide } from "@/db/vocabulary/interviews";
import { counts } from "@/features/candidacies/queries/candidacy-record";
import { personName } from "@/features/people/queries/person-name";
import { getFirm } from "@/features/settings/queries";
import { dayIn, instantAt, plusDays, plusWorkingDays } from "@/lib/calendar";
import { lastWeeks } from "../rules";

/** The noon that a debrief of the client has until may lie so many days after the interview, over any holidays. */
const longestBefore = 14;
/** How many rows of a week are shown. */
const most = 500;

/**
 * Both sides of every interview whose debrief came due in the weeks of lastWeeks(), as debriefDueAt() says: when it was
 * due, when it was done, and whether that was late. By the day of the reader, and the recruiter who has the position now.
 */
async function dueSql(context: Context): Promise<SQL> {
  const { now, actor } = context;
  const zone = zoneOf(context);
  const { contactRules, holidays } = await getFirm(context);
  const from = lastWeeks(zone, now)[0];
  const first = plusDays(from, -longestBefore);
  const noons: { day: string; on: string }[] = [];
  for (let day = first; day <= plusDays(dayIn(zone, now), 1); day = plusDays(day, 1))
    noons.push({ day, on: plusWorkingDays(day, 1, holidays) });
  const at = sql`${now.toISOString()}::timestamptz`;
  const within = sql`x.ends_at + make_interval(hours => ${contactRules.debriefHours}::int)`;
  const one = (side: DebriefSide, due: SQL, joins = sql``) => sql`
    select x.id, x.candidacy_id, x.ends_at, ${side}::text as side, ${due} as due_at, p.id as position_id, p.owner_id, d.at as done_at,
      coalesce(d.at, ${at}) > ${due} as late
    from interviews x join candidacies c on c.id = x.candidacy_id join positions p on p.id = c.position_id
      left join debriefs d on d.interview_id = x.id and d.side = ${side}::text ${joins}
    where ${counts.scheduled(sql`x.state`)} and x.ends_at >= ${instantAt(first, 0, zone).toISOString()}::timestamptz and x.ends_at <= ${at}
      and ${maySee(actor, sql`p.id`)}`;
  return sql`(select q.*, date_trunc('week', q.due_at at time zone ${zone}::text)::date::text as week from (
    ${one("candidate", within)} union all
    ${one(
      "client",
      sql`greatest(${within}, (n."on"::timestamp + interval '12 hours') at time zone p.zone)`,
      sql`join jsonb_to_recordset(${JSON.stringify(noons)}::text::jsonb) as n(day date, "on" date)
        on n.day = (x.ends_at at time zone p.zone)::date`,
    )}) q where q.due_at <= ${at} and q.due_at >= ${instantAt(from, 0, zone).toISOString()}::timestamptz)`;
}

const zoneOf = ({ actor }: Context) => (actor.kind === "recruiter" ? actor.zone : "UTC");

/** How many debriefs came due each week, and how many of them were late, by recruiter. */
export async function countDebriefsDue(context: Context) {
  return context.db.execute<{ ownerId: string; week: string; due: number; late: number }>(sql`
    select q.owner_id as "ownerId", q.week, count(*)::int as due, (count(*) filter (where q.late))::int as late
    from ${await dueSql(context)} q where q.owner_id is not null group by q.owner_id, q.week`);
}

/** Which debriefs came due in a week, of one recruiter or of all: what is late first, then the latest. */
export async function listDebriefsDue(context: Context, { week, owner }: { week: string; owner: string | null }) {
  const rows = await context.db.execute<{
    id: string;
    side: DebriefSide;
    endsAt: string;
    dueAt: string;
    doneAt: string | null;
    late: boolean;
    candidateId: string;
    name: string;
    positionId: string;
    title: string;
    clientName: string;
    ownerName: string | null;
  }>(sql`
    select q.id, q.side, q.ends_at as "endsAt", q.due_at as "dueAt", q.done_at as "doneAt", q.late, k.id as "candidateId",
      ${personName("h")} as name, p.id as "positionId", p.title, f.name as "clientName", o.name as "ownerName"
    from ${await dueSql(context)} q join candidacies c on c.id = q.candidacy_id join candidates k on k.id = c.candidate_id
      join people h on h.id = k.person_id join positions p on p.id = q.position_id join clients f on f.id = p.client_id
      left join recruiters o on o.id = p.owner_id
    where q.week = ${week}${owner ? sql` and q.owner_id = ${owner}::uuid` : sql``}
    order by q.late desc, q.due_at desc, q.id, q.side limit ${sql.raw(`${most}`)}`);
  return rows.map((row) => ({
    ...row,
    endsAt: moment(row.endsAt),
    dueAt: moment(row.dueAt),
    doneAt: moment(row.doneAt),
  }));
}
export type DebriefDue = Awaited<ReturnType<typeof listDebriefsDue>>[number];

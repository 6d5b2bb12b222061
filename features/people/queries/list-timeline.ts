import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import type { Context } from "@/db/context";
import type { TimelineRow } from "../rules/timeline-words";

const shown = 40;

/** Each kind walks its own index and is cut before the kinds are merged (FLOOR 7). */
const branches: ((personId: string) => SQL)[] = [
  (personId) => sql`select 'touch' as kind, t.id, t.at, t.recruiter_id as by, t.position_id,
      jsonb_build_object('kind', t.kind, 'direction', t.direction, 'outcome', t.outcome, 'note', t.note,
        'message', m.state, 'fresh', (select left(r.fresh_text, 2000) from replies r where r.touch_id = t.id limit 1)) as detail
    from touches t left join messages m on m.id = t.message_id and t.direction = 'out'
    where t.person_id = ${personId}`,
  (personId) => sql`select 'message', m.id, m.created_at, m.by, m.position_id,
      jsonb_build_object('subject', m.subject, 'state', m.state, 'reason', m.reason, 'sendAt', m.send_at)
    from messages m where m.person_id = ${personId}
      and not exists (select from touches t where t.message_id = m.id and t.direction = 'out')`,
  (personId) => sql`select 'callback', b.id, b.created_at, b.recruiter_id, b.position_id,
      jsonb_build_object('dueAt', b.due_at, 'reason', b.reason, 'settled', b.settled_at is not null, 'canceled', b.canceled_at is not null)
    from callbacks b where b.person_id = ${personId}`,
  (personId) => sql`select 'move', v.id, v.at, v.by, c.position_id,
      jsonb_build_object('from', v.from_stage, 'to', v.to_stage, 'reason', v.reason, 'undo', v.undoes_id is not null)
    from ${stood(personId)} join stage_moves v on v.candidacy_id = c.id`,
  (personId) => sql`select 'close_out', o.id, o.at, o.by, c.position_id,
      jsonb_build_object('side', o.side, 'reason', o.reason, 'note', o.note, 'runnerUp', o.runner_up, 'undone', o.undone_at is not null)
    from ${stood(personId)} join close_outs o on o.candidacy_id = c.id`,
  (personId) => sql`select 'submittal', s.id, s.created_at, s.by, c.position_id,
      jsonb_build_object('on', s.submitted_on, 'note', s.note)
    from ${stood(personId)} join submittals s on s.candidacy_id = c.id`,
  (personId) => sql`select 'interview', i.id, i.created_at, i.by, c.position_id,
      jsonb_build_object('kind', i.kind, 'state', i.state, 'startsAt', i.starts_at, 'zone', i.zone, 'round', i.round)
    from ${stood(personId)} join interviews i on i.candidacy_id = c.id`,
  (personId) => sql`select 'offer', f.id, coalesce(f.answered_at, f.extended_at), f.by, c.position_id,
      jsonb_build_object('state', f.state, 'cents', f.pay_cents, 'unit', f.pay_unit, 'decline', f.decline_reason)
    from ${stood(personId)} join offers f on f.candidacy_id = c.id`,
];

function stood(personId: string) {
  return sql`candidates k join candidacies c on c.candidate_id = k.id and k.person_id = ${personId}`;
}

const cursor = z.tuple([z.iso.datetime({ offset: true }), z.guid()]);

/** What happened with a person, newest first, in one statement; `older` leads on. */
export async function listTimeline({ db }: Pick<Context, "db">, input: { personId: string; before?: string | null }) {
  const before = cursor.safeParse(input.before?.split("_"));
  const from = before.success
    ? sql`where (x.at, x.id) < (${before.data[0]}::timestamptz, ${before.data[1]}::uuid)`
    : sql``;
  const union = sql.join(
    branches.map(
      (branch) =>
        sql`(select * from (${branch(input.personId)}) x(kind, id, at, by, position_id, detail) ${from} order by x.at desc, x.id desc limit ${shown + 1})`,
    ),
    sql` union all `,
  );
  const rows = await db.execute<TimelineRow & { cursor: string }>(sql`
    select y.kind, y.id, y.at, r.name as who, p.title || ', ' || l.name as position, y.detail,
      to_char(y.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') || '_' || y.id as cursor
    from (select * from (${union}) u order by u.at desc, u.id desc limit ${shown + 1}) y
    left join recruiters r on r.id = y.by
    left join positions p on p.id = y.position_id
    left join clients l on l.id = p.client_id
    order by y.at desc, y.id desc`);
  const items = rows.slice(0, shown) as TimelineRow[];
  return { items, older: rows.length > shown ? (rows[shown - 1]?.cursor ?? null) : null };
}

import { sql, type SQL } from "drizzle-orm";
import { keysOf } from "@/lib/keys-of";
import { todayKinds, type TodayKind } from "@/db/vocabulary/today";

type Moment = { now: Date; endOfToday: Date };

const instant = (at: Date) => sql`${at.toISOString()}::timestamptz`;

const candidacyJoins = sql`
  join candidacies c on c.id = x.candidacy_id
  join candidates k on k.id = c.candidate_id
  join positions p on p.id = c.position_id`;

/**
 * One branch per kind, each walking its own partial index, so that each can be limited before they are merged
 * (FLOOR 7: union, then sort costs a hundred times as much). Columns: subject_id, due_at, owner_id, person_id,
 * position_id, candidacy_id, contact_person_id, detail.
 */
const branches: Record<TodayKind, (moment: Moment) => SQL> = {
  reply: () => sql`
    select r.id as subject_id, r.received_at as due_at, r.recruiter_id as owner_id, r.person_id, m.position_id, m.candidacy_id,
      null::uuid as contact_person_id, jsonb_build_object('subject', r.subject, 'text', left(r.fresh_text, 200)) as detail
    from replies r left join messages m on m.id = r.message_id
    where r.handled_at is null and not r.auto`,
  back_open: () => sql`
    select x.id as subject_id, x.at as due_at, p.owner_id, k.person_id, x.position_id, x.candidacy_id,
      null::uuid as contact_person_id, jsonb_build_object('event', x.kind, 'reason', x.reason) as detail
    from reopenings x
    join positions p on p.id = x.position_id
    left join candidacies c on c.id = x.candidacy_id
    left join candidates k on k.id = c.candidate_id
    where x.undone_at is null and x.settled_at is null`,
  offer_out: () => sql`
    select x.id as subject_id, x.extended_at as due_at, p.owner_id, k.person_id, p.id as position_id, c.id as candidacy_id,
      null::uuid as contact_person_id, jsonb_build_object('cents', x.pay_cents, 'unit', x.pay_unit, 'expiresOn', x.expires_on) as detail
    from offers x ${candidacyJoins}
    where x.state = 'extended'`,
  interview_today: ({ now, endOfToday }) => sql`
    select x.id as subject_id, x.starts_at as due_at, p.owner_id, k.person_id, p.id as position_id, c.id as candidacy_id,
      null::uuid as contact_person_id, jsonb_build_object('kind', x.kind, 'zone', x.zone, 'place', x.place) as detail
    from interviews x ${candidacyJoins}
    where x.state = 'scheduled' and x.ends_at > ${instant(now)} and x.starts_at < ${instant(endOfToday)}`,
  debrief: ({ now }) => sql`
    select x.id as subject_id, x.ends_at as due_at, p.owner_id, k.person_id, p.id as position_id, c.id as candidacy_id,
      h.person_id as contact_person_id,
      jsonb_build_object('kind', x.kind, 'candidate', dc.id is null, 'client', dl.id is null, 'clientZone', p.zone) as detail
    from interviews x ${candidacyJoins}
    left join contacts h on h.id = coalesce(x.contact_id, p.contact_id)
    left join debriefs dc on dc.interview_id = x.id and dc.side = 'candidate'
    left join debriefs dl on dl.interview_id = x.id and dl.side = 'client'
    where x.state = 'scheduled' and x.ends_at <= ${instant(now)} and (dc.id is null or dl.id is null)`,
  decision_passed: ({ now }) => sql`
    select x.id as subject_id, (x.due_on + 1)::timestamp at time zone x.zone as due_at, p.owner_id, k.person_id,
      p.id as position_id, c.id as candidacy_id, h.person_id as contact_person_id,
      jsonb_build_object('dueOn', x.due_on, 'setByUs', x.set_by_us) as detail
    from promises x ${candidacyJoins}
    left join contacts h on h.id = coalesce(x.contact_id, p.contact_id)
    where x.state = 'open' and x.kind = 'theirs' and c.closed_at is null
      and x.due_on <= (${instant(now)} at time zone 'UTC')::date + 1
      and (x.due_on + 1)::timestamp at time zone x.zone <= ${instant(now)}`,
  answer_owed: () => sql`
    select x.id as subject_id, x.at as due_at, p.owner_id, k.person_id, p.id as position_id, c.id as candidacy_id,
      null::uuid as contact_person_id, jsonb_build_object('side', x.side, 'reason', x.reason, 'furthest', c.furthest) as detail
    from close_outs x ${candidacyJoins}
    where x.told_at is null and x.undone_at is null and x.side <> 'candidate'
      and exists (select from submittals s where s.candidacy_id = c.id)`,
  callback: ({ endOfToday }) => sql`
    select x.id as subject_id, x.due_at, x.recruiter_id as owner_id, x.person_id, x.position_id, null::uuid as candidacy_id,
      null::uuid as contact_person_id, jsonb_build_object('reason', x.reason) as detail
    from callbacks x
    where x.settled_at is null and x.canceled_at is null and x.due_at < ${instant(endOfToday)}`,
};

export type Scope = {
  recruiterId: string | null;
  kind: TodayKind | null;
  now: Date;
  endOfToday: Date;
  snoozerId: string | null;
};

/** The chosen branches, each without what this recruiter put off and limited in its own order, as one union. */
export function unionOfBranches(scope: Scope, limit: number): SQL {
  const kinds = scope.kind ? [scope.kind] : keysOf(todayKinds);
  return sql.join(
    kinds.map(
      (kind) => sql`(
        select ${sql.raw(`'${kind}'`)}::text as kind, b.* from (${branches[kind](scope)}) b
        where ${scope.recruiterId ? sql`b.owner_id = ${scope.recruiterId}` : sql`true`}
          and ${scope.snoozerId ? sql`not exists (select from snoozes z where z.recruiter_id = ${scope.snoozerId} and z.kind = ${sql.raw(`'${kind}'`)} and z.subject_id = b.subject_id and z.until > ${instant(scope.now)})` : sql`true`}
        order by b.due_at, b.subject_id limit ${limit})`,
    ),
    sql` union all `,
  );
}

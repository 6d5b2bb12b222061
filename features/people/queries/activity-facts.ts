import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { idList } from "@/db/id-list";
import { moment } from "@/db/json-rows";
import type { PlacementState } from "@/db/vocabulary/offers";
import { answers } from "@/db/vocabulary/touches";

type Moment = string | null;
type Row = {
  personId: string;
  zone: string;
  isCandidate: boolean;
  reachable: boolean;
  attempts: string[];
  stood: {
    saidYesAt: Moment;
    closedAt: Moment;
    placement: { state: PlacementState; startOn: string | null; endsOn: string | null; endedAt: Moment } | null;
  }[];
} & Record<
  "lastTouchAt" | "lastConversationAt" | "pausedUntil" | "restLiftedAt" | "emailFrom" | "optedOutAt" | "refusedAt",
  Moment
>;

/**
 * The facts that the hot counters of people are computed from: in one statement, because every change of a person asks
 * for them.
 */
export async function listActivityFacts({ db }: Context, personIds: string[]) {
  const spoken = sql.join(
    answers.map((outcome) => sql`${outcome}`),
    sql`, `,
  );
  const rows = await db.execute<Row>(sql`
    select p.id as "personId", p.zone, t.*, r.*, e.*, c.stood,
      k.id is not null as "isCandidate",
      (select max(s.until) from slots s where s.person_id = p.id and s.state <> 'released') as "emailFrom",
      (select max(o.at) from opt_outs o where o.person_id = p.id and o.lifted_at is null) as "optedOutAt"
    from people p
    left join candidates k on k.person_id = p.id
    cross join lateral (
      select max(at) as "lastTouchAt", max(at) filter (where outcome in (${spoken})) as "lastConversationAt",
        coalesce(jsonb_agg(at) filter (where attempt), '[]') as attempts
      from touches where person_id = p.id) t
    cross join lateral (
      select max(until) as "pausedUntil", max(at) filter (where kind <> 'auto_reply') as "restLiftedAt"
      from pauses where person_id = p.id) r
    cross join lateral (
      select coalesce(bool_or(not a.shared and x.reason is null), false) as reachable,
        max(x.at) filter (where x.reason <> 'hard_bounce') as "refusedAt"
      from person_emails a left join suppressions x on x.address = a.address and x.lifted_at is null
      where a.person_id = p.id) e
    cross join lateral (
      select coalesce(jsonb_agg(jsonb_build_object('saidYesAt', y.said_yes_at, 'closedAt', y.closed_at,
        'placement', case when l.id is not null then jsonb_build_object(
          'state', l.state, 'startOn', l.start_on, 'endsOn', l.ends_on, 'endedAt', l.ended_at) end)), '[]') as stood
      from candidacies y left join placements l on l.candidacy_id = y.id
      where y.candidate_id = k.id and y.superseded_by_id is null and y.said_yes_at is not null) c
    where p.id = any(${idList(personIds)})`);
  return rows.map(({ attempts, stood, restLiftedAt, optedOutAt, refusedAt, ...row }) => ({
    ...row,
    lastTouchAt: moment(row.lastTouchAt),
    lastConversationAt: moment(row.lastConversationAt),
    pausedUntil: moment(row.pausedUntil),
    emailFrom: moment(row.emailFrom),
    attempts: attempts.map((at) => moment(at)),
    restLiftedAt: moment(restLiftedAt),
    optedOutAt: latest(moment(optedOutAt), moment(refusedAt)),
    stood: stood.map(({ saidYesAt, closedAt, placement }) => ({
      saidYesAt: moment(saidYesAt),
      closedAt: moment(closedAt),
      placement: placement && { ...placement, endedAt: moment(placement.endedAt) },
    })),
  }));
}

function latest(one: Date | null, other: Date | null) {
  return one && (!other || one > other) ? one : other;
}

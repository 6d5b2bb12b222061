import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { isHidden, maySee } from "@/db/restricted-positions";
import { prepared } from "@/db/prepared";
import type { CloseOutReason, CloseOutSide, Stage } from "@/db/vocabulary/candidacies";
import type { PayUnit } from "@/db/vocabulary/candidates";
import type { InterviewKind, InterviewState, Verdict } from "@/db/vocabulary/interviews";
import type { DeclineReason, OfferState, PlacementState } from "@/db/vocabulary/offers";
import type { RightWay } from "@/db/vocabulary/submittals";
import type { TouchDirection, TouchKind, TouchOutcome } from "@/db/vocabulary/touches";
import { counts, recordOf } from "@/features/candidacies/queries/candidacy-record";
import { listEvents } from "@/features/events/queries/list-events";
import type { HistoryEvent } from "@/features/events/rules/event-words";
import { personName } from "@/features/people/queries/person-name";
import { NotFound } from "@/lib/errors";
import type { CandidacyRecord } from "@/features/candidacies/rules/moves";

/** Everything about one card, for the panel that slides over the board. Moments are ISO strings. */
export type CandidacyDetail = {
  /** The clock of the answer. */
  at: string;
  id: string;
  version: number;
  positionId: string;
  positionTitle: string;
  positionOpen: boolean;
  clientId: string;
  clientName: string;
  candidateId: string;
  personId: string;
  name: string;
  title: string;
  phone: string | null;
  zone: string;
  stage: Stage;
  stageAt: string;
  furthest: Stage;
  saidYesAt: string | null;
  closedAt: string | null;
  runnerUp: boolean;
  record: CandidacyRecord;
  closeOut: {
    id: string;
    side: CloseOutSide;
    reason: CloseOutReason;
    note: string;
    at: string;
    by: string | null;
    toldAt: string | null;
  } | null;
  submittals: {
    id: string;
    submittedOn: string;
    rightToRepresentOn: string | null;
    withoutRightReason: string | null;
    contact: string | null;
    payCents: number | null;
    payUnit: PayUnit | null;
    note: string;
  }[];
  interviews: {
    id: string;
    round: number;
    kind: InterviewKind;
    startsAt: string;
    endsAt: string;
    zone: string;
    place: string;
    state: InterviewState;
    candidate: { verdict: Verdict | null; note: string } | null;
    client: { verdict: Verdict | null; note: string } | null;
  }[];
  offers: {
    id: string;
    version: number;
    state: OfferState;
    payCents: number;
    payUnit: PayUnit;
    startOn: string | null;
    expiresOn: string | null;
    extendedAt: string;
    answeredAt: string | null;
    declineReason: DeclineReason | null;
  }[];
  placement: { id: string; state: PlacementState; startOn: string | null } | null;
  decision: { dueOn: string; zone: string; setByUs: boolean } | null;
  right: { givenOn: string; way: RightWay; by: string | null } | null;
  touches: {
    id: string;
    kind: TouchKind;
    direction: TouchDirection;
    outcome: TouchOutcome;
    at: string;
    note: string;
    by: string | null;
  }[];
  events: HistoryEvent[];
};

type Row = Omit<CandidacyDetail, "at" | "events" | "touches" | "record"> &
  Omit<CandidacyRecord, "placement"> & { livePlacement: CandidacyRecord["placement"] };

/** More events than any card has. */
const mostEvents = 200;

export async function getCandidacy(context: Context, candidacyId: string): Promise<CandidacyDetail> {
  const { db, now, actor } = context;
  const record = recordOf(sql`c.id`);
  const [[row], events, touches] = await Promise.all([
    prepared(db).execute<Row>(sql`
      select c.id, c.version, p.id as "positionId", p.title as "positionTitle", p.status <> 'closed' as "positionOpen",
        f.id as "clientId", f.name as "clientName", k.id as "candidateId", h.id as "personId",
        ${personName("h")} as name, k.title, h.zone, c.stage, to_json(c.stage_at) as "stageAt", c.furthest,
        (select coalesce(n.e164, n.raw) from person_phones n where n.person_id = h.id and n.wrong_at is null
          order by n."primary" desc, n.id limit 1) as phone,
        to_json(c.said_yes_at) as "saidYesAt", to_json(c.closed_at) as "closedAt", c.runner_up as "runnerUp",
        ${record.submitted} as submitted, ${record.interviewed} as interviewed, ${record.offer} as offer,
        ${record.placement} as "livePlacement",
        (select jsonb_build_object('id', e.id, 'side', e.side, 'reason', e.reason, 'note', e.note, 'at', e.at, 'by', r.name,
            'toldAt', e.told_at) from close_outs e left join recruiters r on r.id = e.by
          where e.candidacy_id = c.id and e.undone_at is null) as "closeOut",
        (select coalesce(jsonb_agg(jsonb_build_object('id', s.id, 'submittedOn', s.submitted_on,
            'rightToRepresentOn', s.right_to_represent_on, 'withoutRightReason', s.without_right_reason, 'contact', ${personName("w")},
            'payCents', s.pay_cents, 'payUnit', s.pay_unit, 'note', s.note) order by s.submitted_on desc), '[]')
          from submittals s left join contacts t on t.id = s.contact_id left join people w on w.id = t.person_id
          where s.candidacy_id = c.id and ${counts.submittal(sql`s.undone_at`)}) as submittals,
        (select coalesce(jsonb_agg(jsonb_build_object('id', i.id, 'round', i.round, 'kind', i.kind, 'startsAt', i.starts_at,
            'endsAt', i.ends_at, 'zone', i.zone, 'place', i.place, 'state', i.state,
            'candidate', (select jsonb_build_object('verdict', d.verdict, 'note', d.note) from debriefs d where d.interview_id = i.id and d.side = 'candidate'),
            'client', (select jsonb_build_object('verdict', d.verdict, 'note', d.note) from debriefs d where d.interview_id = i.id and d.side = 'client')
            ) order by i.starts_at desc), '[]')
          from interviews i where i.candidacy_id = c.id) as interviews,
        (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'version', o.version, 'state', o.state, 'payCents', o.pay_cents,
            'payUnit', o.pay_unit, 'startOn', o.start_on, 'expiresOn', o.expires_on, 'extendedAt', o.extended_at,
            'answeredAt', o.answered_at, 'declineReason', o.decline_reason) order by o.extended_at desc), '[]')
          from offers o where o.candidacy_id = c.id) as offers,
        (select jsonb_build_object('id', x.id, 'state', x.state, 'startOn', x.start_on) from placements x
          where x.candidacy_id = c.id order by x.created_at desc limit 1) as placement,
        (select jsonb_build_object('givenOn', g.given_on, 'way', g.way, 'by', r.name)
          from rights_to_represent g left join recruiters r on r.id = g.by where g.candidacy_id = c.id) as right,
        (select jsonb_build_object('dueOn', m.due_on, 'zone', m.zone, 'setByUs', m.set_by_us) from promises m
          where m.candidacy_id = c.id and m.kind = 'theirs' and m.state = 'open') as decision
      from candidacies c
      join positions p on p.id = c.position_id
      join clients f on f.id = p.client_id
      join candidates k on k.id = c.candidate_id
      join people h on h.id = k.person_id
      where c.id = ${candidacyId} and c.superseded_by_id is null and ${maySee(actor, sql`p.id`)}`),
    listEvents(context, { candidacyId }, { limit: mostEvents }),
    prepared(db).execute<CandidacyDetail["touches"][number]>(sql`
      select t.id, t.kind, t.direction, t.outcome, to_json(t.at) as at,
        case when ${isHidden(actor, sql`t.position_id`)} then '' else t.note end as note, r.name as by
      from touches t left join recruiters r on r.id = t.recruiter_id
      where t.person_id = (select k.person_id from candidacies c join candidates k on k.id = c.candidate_id where c.id = ${candidacyId})
      order by t.at desc, t.id desc limit 6`),
  ]);
  if (!row) throw new NotFound("card");
  const { submitted, interviewed, offer, livePlacement: placement, ...rest } = row;
  const at = now.toISOString();
  return {
    ...rest,
    at,
    record: { submitted, interviewed, offer, placement },
    events: events.events,
    touches: [...touches],
  };
}

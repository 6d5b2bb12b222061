import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import type { CloseOutReason, CloseOutSide } from "@/db/vocabulary/candidacies";
import type { EmploymentTerm, PayUnit } from "@/db/vocabulary/candidates";
import type { ContactKind } from "@/db/vocabulary/clients";
import type { PlacementState } from "@/db/vocabulary/offers";
import type { RightWay } from "@/db/vocabulary/submittals";
import { counts } from "@/features/candidacies/queries/candidacy-record";
import { personName } from "@/features/people/queries/person-name";
import { comesBack } from "@/features/positions/rules/reopening";
import { getFirm } from "@/features/settings/queries";
import { dayIn, plusWorkingDays } from "@/lib/calendar";
import { NotFound } from "@/lib/errors";

type Ended = { side: CloseOutSide; reason: CloseOutReason; runnerUp: boolean };

/** What the forms of a candidacy's steps start from: whom to send it to, what was said before, what comes of it. */
export type StepContext = {
  candidacyId: string;
  version: number;
  name: string;
  firstName: string;
  /** The candidate's zone, beside the site's. */
  zone: string;
  positionId: string;
  positionTitle: string;
  clientName: string;
  siteZone: string;
  /** The day at the site. */
  today: string;
  term: EmploymentTerm;
  startOn: string | null;
  payMinCents: number | null;
  payMaxCents: number | null;
  payUnit: PayUnit | null;
  /** What they ask for, by the last submittal, else by their profile. */
  askedCents: number | null;
  askedUnit: PayUnit | null;
  contactId: string | null;
  contacts: { id: string; name: string; title: string; kind: ContactKind; main: boolean }[];
  decision: { dueOn: string; setByUs: boolean } | null;
  /** Their right to represent, where they gave it. */
  right: { givenOn: string; way: RightWay } | null;
  /** The date we would set ourselves today. */
  ownDecisionOn: string;
  /** When an interview that is scheduled today is likely: the site's next working day. */
  nextWorkingDay: string;
  nextRound: number;
  freeOpenings: { id: string; number: number }[];
  offer: {
    id: string;
    version: number;
    payCents: number;
    payUnit: PayUnit;
    startOn: string | null;
    expiresOn: string | null;
    openingNumber: number;
  } | null;
  placement: {
    id: string;
    state: PlacementState;
    startOn: string | null;
    endsOn: string | null;
    guaranteeUntil: string | null;
  } | null;
  /** Runner-ups and position-closed candidacies that return to the board when the seat comes back. */
  comingBack: number;
};

type Row = Omit<StepContext, "today" | "ownDecisionOn" | "nextWorkingDay" | "comingBack"> & { ended: Ended[] };

export async function getStepContext(context: Context, candidacyId: string): Promise<StepContext> {
  const [[row], { contactRules, holidays }] = await Promise.all([
    context.db.execute<Row>(sql`
      select c.id as "candidacyId", c.version, ${personName("h")} as name, h.first_name as "firstName",
        h.zone, p.id as "positionId", p.title as "positionTitle", f.name as "clientName", p.zone as "siteZone", p.term,
        p.start_on as "startOn", p.pay_min_cents as "payMinCents", p.pay_max_cents as "payMaxCents", p.pay_unit as "payUnit",
        coalesce(s.pay_cents, k.desired_pay_cents) as "askedCents",
        case when s.pay_cents is null then k.desired_pay_unit else s.pay_unit end as "askedUnit",
        coalesce(s.contact_id, p.contact_id) as "contactId",
        (select coalesce(jsonb_agg(jsonb_build_object('id', t.id, 'name', ${personName("w")},
            'title', t.title, 'kind', t.kind, 'main', t.main) order by t.main desc, w.last_name, t.id), '[]')
          from contacts t join people w on w.id = t.person_id where t.client_id = f.id and t.left_at is null) as contacts,
        (select jsonb_build_object('dueOn', m.due_on, 'setByUs', m.set_by_us) from promises m
          where m.candidacy_id = c.id and m.kind = 'theirs' and m.state = 'open') as decision,
        (select jsonb_build_object('givenOn', g.given_on, 'way', g.way) from rights_to_represent g
          where g.candidacy_id = c.id) as right,
        1 + coalesce((select max(i.round) from interviews i
          where i.candidacy_id = c.id and ${counts.interview(sql`i.state`)}), 0) as "nextRound",
        (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'number', o.number) order by o.number), '[]')
          from openings o where o.position_id = p.id and o.state = 'open' and not exists (
            select from offers x where x.opening_id = o.id and ${counts.offer(sql`x.state`)})) as "freeOpenings",
        (select jsonb_build_object('id', o.id, 'version', o.version, 'payCents', o.pay_cents, 'payUnit', o.pay_unit,
            'startOn', o.start_on, 'expiresOn', o.expires_on, 'openingNumber', n.number)
          from offers o join openings n on n.id = o.opening_id
          where o.candidacy_id = c.id and ${counts.offerOut(sql`o.state`)}) as offer,
        (select jsonb_build_object('id', x.id, 'state', x.state, 'startOn', x.start_on, 'endsOn', x.ends_on,
            'guaranteeUntil', x.guarantee_until)
          from placements x where x.candidacy_id = c.id and ${counts.placement(sql`x.state`)}) as placement,
        (select coalesce(jsonb_agg(jsonb_build_object('side', e.side, 'reason', e.reason,
            'runnerUp', q.runner_up or e.runner_up)), '[]')
          from candidacies q join close_outs e on e.candidacy_id = q.id and e.undone_at is null
            join candidates qk on qk.id = q.candidate_id join people qh on qh.id = qk.person_id
          where q.position_id = p.id and q.closed_at is not null and q.superseded_by_id is null
            and qh.erased_at is null and q.id <> c.id) as ended
      from candidacies c
      join positions p on p.id = c.position_id
      join clients f on f.id = p.client_id
      join candidates k on k.id = c.candidate_id
      join people h on h.id = k.person_id
      left join lateral (select contact_id, pay_cents, pay_unit from submittals
        where candidacy_id = c.id and ${counts.submittal()} order by submitted_on desc, id desc limit 1) s on true
      where c.id = ${candidacyId} and c.superseded_by_id is null and ${maySee(context.actor, sql`p.id`)}`),
    getFirm(context),
  ]);
  if (!row) throw new NotFound("card");
  const { ended, ...rest } = row;
  const today = dayIn(rest.siteZone, context.now);
  return {
    ...rest,
    contactId: rest.contacts.some((one) => one.id === rest.contactId)
      ? rest.contactId
      : (rest.contacts.find((one) => one.main)?.id ?? null),
    today,
    ownDecisionOn: plusWorkingDays(today, contactRules.ownDecisionWorkingDays, holidays),
    nextWorkingDay: plusWorkingDays(today, 1, holidays),
    comingBack: ended.filter(comesBack).length,
  };
}

import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import type { EmploymentTerm } from "@/db/vocabulary/candidates";
import type { State } from "@/db/vocabulary/places";
import type { ContactLight } from "@/db/vocabulary/suppressions";
import type { TouchKind } from "@/db/vocabulary/touches";
import { contactLight, emailAllowedFrom } from "@/features/people/rules/contact-light";
import { dayIn } from "@/lib/calendar";
import type { Gated } from "../rules/facts";
import { idList } from "./id-list";

/** A considered person: what is weighed, and what is only shown. */
export type Finalist = Gated & {
  personId: string;
  name: string;
  title: string;
  phone: string | null;
  zone: string;
  city: string | null;
  state: State | null;
  terms: EmploymentTerm[];
  lastWords: { note: string; at: string; kind: TouchKind; by: string | null } | null;
  light: ContactLight;
  reachable: boolean;
  emailFrom: Date | null;
};

type Row = Omit<
  Finalist,
  "tries" | "light" | "emailFrom" | "doNotContact" | "lastConversationOn" | "assignmentEndsOn"
> & {
  doNotContactAt: string | null;
  doNotContactReason: string | null;
  lastConversationAt: string | null;
  optedOutAt: string | null;
  inProcessUntil: string | null;
  restingSince: string | null;
  emailFrom: string | null;
  pausedUntil: string | null;
};

/** The facts of considered people, without their tries. Merged and erased persons are not there. */
export async function listFinalists(
  { db, now }: Pick<Context, "db" | "now">,
  candidateIds: string[],
  siteZone: string,
): Promise<Omit<Finalist, "tries">[]> {
  const rows = await db.execute<Row>(sql`
    select k.id as "candidateId", h.id as "personId", btrim(h.first_name || ' ' || h.last_name) as name, k.title, h.zone,
      h.city, h.state, k.discipline, k.level, k.sectors, k.software, k.terms, k.desired_pay_cents as "desiredPayCents",
      k.desired_pay_unit as "desiredPayUnit", k.available_on as "availableOn",
      to_json(h.do_not_contact_at) as "doNotContactAt", h.do_not_contact_reason as "doNotContactReason",
      coalesce(a.unanswered, 0) as unanswered, coalesce(a.reachable, false) as reachable,
      to_json(a.last_conversation_at) as "lastConversationAt", to_json(a.opted_out_at) as "optedOutAt",
      to_json(a.in_process_until) as "inProcessUntil", to_json(a.resting_since) as "restingSince",
      to_json(a.email_from) as "emailFrom", to_json(a.paused_until) as "pausedUntil",
      (select coalesce(n.e164, n.raw) from person_phones n where n.person_id = h.id and n.wrong_at is null
        order by n."primary" desc, n.id limit 1) as phone,
      (select coalesce(jsonb_agg(jsonb_build_object('type', l.type, 'state', l.state, 'status', l.status,
          'expiresOn', l.expires_on) order by l.type, l.state, l.id), '[]')
        from licenses l where l.candidate_id = k.id) as licenses,
      (select jsonb_build_object('note', t.note, 'at', t.at, 'kind', t.kind, 'by', r.name)
        from touches t left join recruiters r on r.id = t.recruiter_id
        where t.person_id = h.id and t.note <> '' order by t.at desc, t.id desc limit 1) as "lastWords",
      (select coalesce(jsonb_agg(jsonb_build_object('candidacyId', x.candidacy_id, 'term', p.term, 'clientName', f.name,
          'startOn', x.start_on, 'endsOn', x.ends_on, 'guaranteeUntil', x.guarantee_until) order by x.id), '[]')
        from candidacies c join placements x on x.candidacy_id = c.id and x.state in ('accepted', 'started')
          join positions p on p.id = c.position_id join clients f on f.id = p.client_id
        where c.candidate_id = k.id and c.furthest in ('accepted', 'placed')) as placements,
      (select f.name from clients f
        where lower(f.name) = lower(k.current_employer) and f.off_limits_at is not null) as "offLimitsEmployer"
    from candidates k
    join people h on h.id = k.person_id and h.merged_into_id is null and h.erased_at is null
    left join person_activity a on a.person_id = h.id
    where k.id = any(${idList(candidateIds)})`);
  const date = (moment: string | null) => (moment ? new Date(moment) : null);
  return rows.map(({ doNotContactAt, doNotContactReason, lastConversationAt, ...row }) => {
    const { optedOutAt, inProcessUntil, restingSince, emailFrom, pausedUntil, ...rest } = row;
    const facts = {
      doNotContactAt: date(doNotContactAt),
      optedOutAt: date(optedOutAt),
      inProcessUntil: date(inProcessUntil),
      restingSince: date(restingSince),
      emailFrom: date(emailFrom),
      pausedUntil: date(pausedUntil),
      reachable: row.reachable,
    };
    const on = (moment: string) => dayIn(siteZone, new Date(moment));
    return {
      ...rest,
      doNotContact: doNotContactAt ? { on: on(doNotContactAt), reason: doNotContactReason ?? "" } : null,
      lastConversationOn: lastConversationAt ? on(lastConversationAt) : null,
      assignmentEndsOn:
        rest.placements
          .flatMap((one) => one.endsOn ?? [])
          .toSorted()
          .at(-1) ?? null,
      light: contactLight(facts, now),
      emailFrom: emailAllowedFrom(facts),
    };
  });
}

import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { idList } from "@/db/id-list";
import { isHidden } from "@/db/restricted-positions";
import { stageIn } from "@/db/stage-sql";
import { inWords } from "@/db/schema/columns";
import { livePlacementStates } from "@/db/vocabulary/offers";
import { listSql, moment } from "@/db/json-rows";
import type { EmploymentTerm } from "@/db/vocabulary/candidates";
import type { State } from "@/db/vocabulary/places";
import type { ContactLight } from "@/db/vocabulary/suppressions";
import { personName } from "@/features/people/queries/person-name";
import { contactLight, emailAllowedFrom } from "@/features/people/rules/contact-light";
import type { Gated, HeldLicense, Placed } from "../rules/facts";

/** A considered person: what is weighed, and who it is. How they are reached is looked up for those that are shown. */
export type Finalist = Gated & {
  personId: string;
  name: string;
  title: string;
  zone: string;
  city: string | null;
  state: State | null;
  terms: EmploymentTerm[];
  light: ContactLight;
  reachable: boolean;
  emailFrom: Date | null;
  pausedUntil: Date | null;
};

type PersonRow = Omit<
  Finalist,
  "tries" | "light" | "emailFrom" | "pausedUntil" | "doNotContact" | "assignmentEndsOn" | "licenses" | "placements"
> & {
  doNotContactAt: string | null;
  doNotContactOn: string;
  doNotContactReason: string | null;
  optedOutAt: string | null;
  inProcessUntil: string | null;
  restingSince: string | null;
  emailFrom: string | null;
  pausedUntil: string | null;
};

/** A list of each kind, put together below. */
type Row = {
  people: PersonRow[];
  licenses: (HeldLicense & { candidateId: string })[];
  placements: (Placed & { candidateId: string })[];
};

/**
 * The facts of considered people, without their tries. Merged and erased persons are not there. Each table is looked at
 * once for all of them, by ids alone, so that one plan serves any list; the days are those of the position's site.
 */
export async function listFinalists(
  { db, now, actor }: Context,
  candidateIds: string[],
  siteZone: string,
): Promise<Omit<Finalist, "tries">[]> {
  const day = (at: string) => sql`(${sql.raw(at)} at time zone ${siteZone})::date`;
  const [row] = await db.execute<Row>(sql`
    with k as materialized (select * from candidates where id = any(${idList(candidateIds)}))
    select
      ${listSql(sql`select k.id as "candidateId", h.id as "personId", ${personName("h")} as name,
        k.title, h.zone, h.city, h.state, k.discipline, k.level, k.sectors, k.software, k.terms,
        k.desired_pay_cents as "desiredPayCents", k.desired_pay_unit as "desiredPayUnit", k.available_on as "availableOn",
        h.do_not_contact_at as "doNotContactAt", ${day("h.do_not_contact_at")} as "doNotContactOn",
        h.do_not_contact_reason as "doNotContactReason", coalesce(a.unanswered, 0) as unanswered,
        coalesce(a.reachable, false) as reachable, ${day("a.last_conversation_at")} as "lastConversationOn",
        a.opted_out_at as "optedOutAt", a.in_process_until as "inProcessUntil", a.resting_since as "restingSince",
        a.email_from as "emailFrom", a.paused_until as "pausedUntil",
        (select f.name from clients f
          where lower(f.name) = lower(k.current_employer) and f.off_limits_at is not null) as "offLimitsEmployer"
        from k
        join people h on h.id = k.person_id and h.merged_into_id is null and h.erased_at is null
        left join person_activity a on a.person_id = h.id`)} as people,
      ${listSql(sql`select candidate_id as "candidateId", type, state, status, expires_on as "expiresOn" from licenses
        where candidate_id = any(array(select id from k)) order by type, state, id`)} as licenses,
      ${listSql(sql`select c.candidate_id as "candidateId", c.id as "candidacyId", p.term,
        ${isHidden(actor, sql`p.id`)} as restricted, case when ${isHidden(actor, sql`p.id`)} then '' else f.name end as "clientName",
        x.start_on as "startOn", x.ends_on as "endsOn", x.guarantee_until as "guaranteeUntil"
        from candidacies c
        join placements x on x.candidacy_id = c.id and ${inWords(sql`x.state`, livePlacementStates)}
        join positions p on p.id = c.position_id
        join clients f on f.id = p.client_id
        where c.candidate_id = any(array(select id from k)) and ${stageIn(sql`c.furthest`, "arrived")}
        order by x.id`)} as placements`);
  if (!row) return [];
  const licenses = Map.groupBy(row.licenses, (one) => one.candidateId);
  const placements = Map.groupBy(row.placements, (one) => one.candidateId);
  return row.people.map((person) => {
    const placed = placements.get(person.candidateId) ?? [];
    const ends = placed.flatMap((one) => one.endsOn ?? []).toSorted();
    return {
      ...finalistOf(person, now),
      licenses: (licenses.get(person.candidateId) ?? []).map(heldOf),
      placements: placed,
      assignmentEndsOn: ends.at(-1) ?? null,
    };
  });
}

/** Stored with a list as it is: with nothing besides. */
function heldOf({ type, state, status, expiresOn }: HeldLicense): HeldLicense {
  return { type, state, status, expiresOn };
}

function finalistOf(row: PersonRow, now: Date) {
  const facts = {
    doNotContactAt: moment(row.doNotContactAt),
    optedOutAt: moment(row.optedOutAt),
    inProcessUntil: moment(row.inProcessUntil),
    restingSince: moment(row.restingSince),
    emailFrom: moment(row.emailFrom),
    pausedUntil: moment(row.pausedUntil),
    reachable: row.reachable,
  };
  return {
    candidateId: row.candidateId,
    personId: row.personId,
    name: row.name,
    title: row.title,
    zone: row.zone,
    city: row.city,
    state: row.state,
    terms: row.terms,
    discipline: row.discipline,
    level: row.level,
    sectors: row.sectors,
    software: row.software,
    desiredPayCents: row.desiredPayCents,
    desiredPayUnit: row.desiredPayUnit,
    availableOn: row.availableOn,
    unanswered: row.unanswered,
    reachable: row.reachable,
    lastConversationOn: row.lastConversationOn,
    offLimitsEmployer: row.offLimitsEmployer,
    doNotContact: row.doNotContactAt ? { on: row.doNotContactOn, reason: row.doNotContactReason ?? "" } : null,
    light: contactLight(facts, now),
    emailFrom: emailAllowedFrom(facts),
    pausedUntil: facts.pausedUntil,
  };
}

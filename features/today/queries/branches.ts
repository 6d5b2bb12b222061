import { sql, type SQL } from "drizzle-orm";
import { maySee } from "@/db/restricted-positions";
import { answerWaitsSql } from "@/features/check-ins/queries/answer-waits";
import { counts } from "@/features/candidacies/queries/candidacy-record";
import { answerOwedSql } from "@/features/candidacies/queries/answer-owed";
import { unansweredCheckInsSql } from "@/features/outreach/queries/unanswered-check-ins";
import type { TodayKind } from "@/db/vocabulary/today";
import { instant, ofCandidacy, ofPosition, positionsOf, seenPosition, type Branch, type Scope } from "./branch";
import { peopleBranches } from "./people-branches";
import { placementBranches } from "./placement-branches";
import { correction, erasureAsked } from "./wish-branches";

const own = { ofOwners: (are: SQL) => sql`x.recruiter_id ${are}`, owner: sql`x.recruiter_id` };
const ofReply = {
  ...own,
  table: sql`replies`,
  at: sql`x.received_at`,
  joins: sql`left join messages m on m.id = x.message_id`,
  person: sql`x.person_id`,
  position: sql`m.position_id`,
  candidacy: sql`m.candidacy_id`,
  detail: sql`jsonb_build_object('subject', x.subject, 'text', left(x.fresh_text, 200))`,
};
const contact = sql`coalesce(x.contact_id, p.contact_id)`;
/** Emails that did not go. */
const unsent = sql`m.state in ('canceled', 'failed', 'bounced')`;

/** Row p of promises has passed without an answer, and its card goes on. */
const passed = (p: string, now: Date) => {
  const of = (column: string) => sql.raw(`${p}.${column}`);
  return sql`${of("state")} = 'open' and ${of("kind")} = 'theirs'
    and ${of("due_on")} <= (${instant(now)} at time zone 'UTC')::date + 1
    and (${of("due_on")} < (${instant(now)} at time zone 'UTC')::date - 1
      or (${of("due_on")} + 1)::timestamp at time zone ${of("zone")} <= ${instant(now)})
    and (select c.closed_at is null from candidacies c where c.id = ${of("candidacy_id")})`;
};

/** Row p of promises has passed, and no check-in of this week has asked about it. */
const overdue = (p: string, now: Date) => {
  const of = (column: string) => sql.raw(`${p}.${column}`);
  return sql`${passed(p, now)}
    and not exists (select from check_in_promises q join check_ins k on k.id = q.check_in_id join messages m on m.id = k.message_id
      where q.promise_id = ${of("id")} and k.until > ${instant(now)} and not ${unsent})`;
};

/** The end of the day of promise x, at the site. */
const endOfDue = sql`(x.due_on + 1)::timestamp at time zone x.zone`;

/** Since the date of promise x has passed its candidate has heard from us: by an email about this position or an answer, or in a conversation. */
const heard = sql`exists (select from candidacies c join candidates k on k.id = c.candidate_id where c.id = x.candidacy_id and (
  exists (select from messages m where m.person_id = k.person_id and m.purpose in ('process', 'answer') and m.created_at >= ${endOfDue}
    and (m.candidacy_id is null or m.candidacy_id = c.id) and not ${unsent})
  or exists (select from touches t where t.person_id = k.person_id and t.outcome = 'spoke' and t.at >= ${endOfDue})))`;

/** One check-in covers all that is overdue from a contact: the line stands at the first of those that are asked for here. */
const firstOfContact = ({
  now,
  owners,
  actor,
}: Scope) => sql`(x.contact_id is null or not exists (select from promises y
  where y.contact_id = x.contact_id and (y.due_on, y.id) < (x.due_on, x.id) and ${overdue("y", now)}
    and ${maySee(actor, sql`y.position_id`)}${owners ? sql` and y.position_id = ${positionsOf(owners)}` : sql``}))`;

/** Check-ins with the contact of x since they last said something. */
const unansweredCheckIns = unansweredCheckInsSql(sql`(select h.person_id from contacts h where h.id = ${contact})`);
/** An answer to reply x went or will go; one that was canceled or failed puts the line back. */
const answered = sql`exists (select from answers a join messages m on m.id = a.message_id
  where a.reply_id = x.id and m.state not in ('canceled', 'failed', 'bounced'))`;
/** This side has not been debriefed about round x. */
const unsaid = (side: "candidate" | "client") =>
  sql`not exists (select from debriefs d where d.interview_id = x.id and d.side = ${sql.raw(`'${side}'`)})`;

/** The candidate of round x was prepared in the three days before it: an email about it, or a conversation since it was agreed. */
const isPrepared = sql`(exists (select from messages m where m.candidacy_id = x.candidacy_id and m.purpose = 'process'
    and m.process_subject = 'interview' and m.created_at > greatest(x.created_at, x.starts_at - interval '72 hours') and not ${unsent})
  or exists (select from candidacies c join candidates k on k.id = c.candidate_id join touches t on t.person_id = k.person_id
    where c.id = x.candidacy_id and t.outcome = 'spoke' and t.at > greatest(x.created_at, x.starts_at - interval '72 hours')))`;

/** One branch per kind, each walking its own partial index. One sort over their union cost a hundred times as much. */
export const branches: Record<TodayKind, (scope: Scope) => Branch> = {
  interested: () => ({
    ...ofReply,
    where: sql`x.meaning in ('interested', 'maybe_interested') and x.handled_at is null and not ${answered}`,
    candidacy: sql`(select c.id from candidacies c join candidates k on k.id = c.candidate_id
      where c.position_id = m.position_id and k.person_id = x.person_id and c.superseded_by_id is null and c.closed_at is null)`,
    detail: sql`jsonb_build_object('subject', x.subject, 'text', left(x.fresh_text, 200), 'sure', x.meaning = 'interested')`,
  }),
  maybe_stop: () => ({ ...ofReply, where: sql`x.meaning = 'maybe_stop'` }),
  reply: () => ({
    ...ofReply,
    where: sql`x.handled_at is null and not x.auto and coalesce(x.meaning, 'answer') not in ('interested', 'maybe_interested', 'maybe_stop') and not ${answered}`,
  }),
  erasure_asked: () => erasureAsked,
  back_open: () => ({
    table: sql`reopenings`,
    where: sql`x.undone_at is null and x.settled_at is null`,
    at: sql`x.at`,
    ofOwners: ofPosition,
    seen: seenPosition,
    joins: sql`join positions p on p.id = x.position_id`,
    owner: sql`p.owner_id`,
    position: sql`p.id`,
    candidacy: sql`x.candidacy_id`,
    detail: sql`jsonb_build_object('event', x.kind, 'reason', x.reason)`,
  }),
  offer_out: () => ({
    table: sql`offers`,
    where: counts.offerOut(sql`x.state`),
    at: sql`x.extended_at`,
    ...ofCandidacy,
    detail: sql`jsonb_build_object('cents', x.pay_cents, 'unit', x.pay_unit, 'expiresOn', x.expires_on)`,
  }),
  interview_today: ({ now, endOfToday }) => ({
    table: sql`interviews`,
    where: sql`${counts.scheduled(sql`x.state`)} and x.ends_at > ${instant(now)} and x.starts_at < ${instant(endOfToday)}`,
    at: sql`x.starts_at`,
    ...ofCandidacy,
    detail: sql`jsonb_build_object('kind', x.kind, 'zone', x.zone, 'place', x.place, 'closed', c.closed_at is not null)`,
  }),
  interview_next: ({ endOfToday, endOfNext }) => ({
    table: sql`interviews`,
    where: sql`${counts.scheduled(sql`x.state`)} and x.starts_at >= ${instant(endOfToday)} and x.starts_at < ${instant(endOfNext)}
      and not ${isPrepared}`,
    at: sql`x.starts_at`,
    ...ofCandidacy,
    detail: sql`jsonb_build_object('kind', x.kind, 'zone', x.zone, 'closed', c.closed_at is not null)`,
  }),
  debrief: ({ now }) => ({
    table: sql`interviews`,
    where: sql`${counts.scheduled(sql`x.state`)} and x.ends_at <= ${instant(now)} and (${unsaid("candidate")} or ${unsaid("client")})`,
    at: sql`x.ends_at`,
    ...ofCandidacy,
    contact,
    detail: sql`jsonb_build_object('kind', x.kind, 'candidate', ${unsaid("candidate")}, 'client', ${unsaid("client")}, 'clientZone', p.zone)`,
  }),
  client_answered: () => ({
    table: sql`client_answers`,
    where: answerWaitsSql("x"),
    at: sql`x.at`,
    ...ofCandidacy,
    contact: sql`x.contact_id`,
    detail: sql`jsonb_build_object('kind', x.kind, 'words', x.words, 'decideOn', x.decide_on, 'closed', c.closed_at is not null)`,
  }),
  decision_passed: (scope) => ({
    table: sql`promises`,
    subject: sql`coalesce(x.contact_id, x.id)`,
    where: sql`${overdue("x", scope.now)} and ${firstOfContact(scope)}`,
    // No two zones of the country are a day apart: the days in their order are the ends of the days in theirs.
    nearly: sql`x.due_on`,
    at: sql`(x.due_on + 1)::timestamp at time zone x.zone`,
    ...ofCandidacy,
    ofOwners: ofPosition,
    ofSeveral: true,
    seen: seenPosition,
    contact,
    detail: sql`jsonb_build_object('dueOn', x.due_on, 'setByUs', x.set_by_us, 'contactId', ${contact},
      'phone', (select k.prefers_phone from contacts k where k.id = ${contact}), 'checkIns', ${unansweredCheckIns},
      'names', (select coalesce(jsonb_agg(btrim(h.first_name || ' ' || h.last_name) order by y.due_on, y.id), '[]') from promises y
        join candidacies yc on yc.id = y.candidacy_id join candidates k on k.id = yc.candidate_id join people h on h.id = k.person_id
        where y.contact_id = x.contact_id and ${overdue("y", scope.now)} and ${maySee(scope.actor, sql`y.position_id`)}))`,
  }),
  update_due: ({ now }) => ({
    table: sql`promises`,
    where: sql`${passed("x", now)} and not ${heard}`,
    nearly: sql`x.due_on`,
    at: endOfDue,
    ...ofCandidacy,
    ofOwners: ofPosition,
    seen: seenPosition,
    detail: sql`jsonb_build_object('dueOn', x.due_on, 'setByUs', x.set_by_us)`,
  }),
  answer_owed: () => ({
    table: sql`close_outs`,
    where: answerOwedSql("x"),
    at: sql`x.at`,
    ...ofCandidacy,
    detail: sql`jsonb_build_object('side', x.side, 'reason', x.reason, 'furthest', c.furthest)`,
  }),
  correction: () => correction,
  callback: ({ endOfToday }) => ({
    table: sql`callbacks`,
    where: sql`x.settled_at is null and x.canceled_at is null and x.due_at < ${instant(endOfToday)}`,
    at: sql`x.due_at`,
    ...own,
    person: sql`x.person_id`,
    position: sql`x.position_id`,
    detail: sql`jsonb_build_object('reason', x.reason)`,
  }),
  ...placementBranches,
  ...peopleBranches,
};

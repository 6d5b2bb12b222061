import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { moment } from "@/db/json-rows";
import { maySee } from "@/db/restricted-positions";
import { counts } from "@/features/candidacies/queries/candidacy-record";
import { personName } from "@/features/people/queries/person-name";
import { ago } from "@/lib/format/ago";
import { thanksWords } from "../rules/thanks-words";
import { findTemplateWords } from "./find-template-words";
import { getInterviewFacts, type InterviewFacts } from "./get-interview-facts";
import type { ToldRow, WrittenEmail } from "./written-email";

/**
 * The thanks to both sides of an interview: to each of them one email for all their interviews of that day. Who has been
 * spoken with since has been thanked, and may still be written to.
 */
export async function listThanksEmails(context: Context, interviewId: string): Promise<WrittenEmail[]> {
  const facts = await getInterviewFacts(context, interviewId);
  const { id, sequence, candidate, contact, positionId, candidacyId } = facts;
  const processSubject = "thanks";
  const shared = {
    processSubject,
    positionId,
    interview: { id, sequence },
    calendar: null,
    link: null,
    call: null,
    wantsReason: false,
  } as const;
  const words = await findTemplateWords(context, {
    processSubject,
    personId: candidate.personId,
    positionId,
    knownToClient: true,
  });
  const emails: WrittenEmail[] = [
    { ...shared, ...candidate, candidacyId, ...words, ...(await findThanks(context, facts, candidate.personId)) },
  ];
  if (contact) {
    const { names, ...thanks } = await findThanks(context, facts, contact.personId);
    const text = thanksWords({
      firstName: contact.firstName || contact.name,
      names,
      positionTitle: facts.positionTitle,
    });
    emails.push({ ...shared, ...contact, candidacyId: null, ...text, problem: null, ...thanks });
  }
  return emails;
}

type Row = {
  names: string[];
  told: ToldRow | null;
  spoke: { by: string | null; at: string } | null;
};

/** What one side has been told of the interviews of that day, and whom the contact met on it. */
async function findThanks({ db, actor, now }: Context, { id, zone, endsAt }: InterviewFacts, personId: string) {
  const sameDay = sql`(j.ends_at at time zone ${zone})::date = (${endsAt.toISOString()}::timestamptz at time zone ${zone})::date`;
  const [row] = await db.execute<Row>(sql`
    select
      (select coalesce(jsonb_agg(distinct ${personName("h")}), '[]')
        from interviews j join candidacies c on c.id = j.candidacy_id join candidates k on k.id = c.candidate_id
          join people h on h.id = k.person_id join contacts t on t.id = j.contact_id
        where t.person_id = ${personId} and ${counts.scheduled(sql`j.state`)} and ${sameDay} and ${maySee(actor, sql`c.position_id`)}
          and (j.id = ${id} or j.ends_at <= ${now.toISOString()}::timestamptz)) as names,
      (select jsonb_build_object('by', r.id, 'name', r.name, 'at', m.created_at)
        from messages m join interviews j on j.id = m.interview_id join recruiters r on r.id = m.by
        where m.person_id = ${personId} and m.process_subject = 'thanks' and ${sameDay}
          and m.state not in ('canceled', 'failed', 'bounced') order by m.created_at desc limit 1) as told,
      (select jsonb_build_object('by', r.name, 'at', t.at)
        from touches t left join recruiters r on r.id = t.recruiter_id
        where t.person_id = ${personId} and t.outcome = 'spoke' and t.at >= ${endsAt.toISOString()}::timestamptz
        order by t.at desc limit 1) as spoke`);
  const { names = [], told = null, spoke = null } = row ?? {};
  return {
    names,
    told: told && { ...told, at: moment(told.at) },
    attached: spoke
      ? `${spoke.by ?? "Someone"} spoke with them ${ago(moment(spoke.at), now)}, which counts as thanks.`
      : null,
  };
}

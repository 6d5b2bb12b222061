import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { moment } from "@/db/json-rows";
import { maySeeCandidacy } from "@/db/restricted-positions";
import { processSubjects, purposes, type ProcessSubject, type Purpose } from "@/db/vocabulary/purposes";
import { ago } from "@/lib/format/ago";
import { counts } from "./candidacy-record";

type Fact = {
  kind: "submittal" | "interview" | "email" | "conversation";
  at: string;
  by: string | null;
  name: string;
  purpose: Purpose | null;
  subject: ProcessSubject | null;
};

/** Sentences about who already knows what has happened on a candidacy since an instant: undo does not unsay it. */
export async function listToldSince({ db, now, actor }: Context, candidacyId: string, since: Date): Promise<string[]> {
  const from = sql`${since.toISOString()}::timestamptz`;
  const facts = await db.execute<Fact>(sql`
    select x.kind, x.at, r.name as by, coalesce(h.first_name, 'They') as name, x.purpose, x.subject from (
      select 'submittal' as kind, created_at as at, by, null as purpose, null as subject
      from submittals where candidacy_id = ${candidacyId} and created_at >= ${from} and ${counts.submittal()}
      union all
      select 'interview', created_at, by, null, null
      from interviews where candidacy_id = ${candidacyId} and created_at >= ${from} and ${counts.scheduled()}
      union all
      select 'email', accepted_at, by, purpose, process_subject
      from messages where candidacy_id = ${candidacyId} and accepted_at >= ${from} and created_at >= ${from}
      union all
      select 'conversation', at, recruiter_id, null, null
      from touches where candidacy_id = ${candidacyId} and at >= ${from} and outcome = 'spoke'
    ) x
    left join recruiters r on r.id = x.by
    left join (select p.first_name from candidacies c join candidates k on k.id = c.candidate_id
      join people p on p.id = k.person_id where c.id = ${candidacyId}) h on true
    where ${maySeeCandidacy(actor, sql`${candidacyId}::uuid`)}
    order by x.at`);
  return facts.map((fact) => said(fact, now));
}

function said({ kind, at, by, name, purpose, subject }: Fact, now: Date): string {
  const when = ago(moment(at), now);
  if (kind === "submittal") return `The client has the submittal of ${when}.`;
  if (kind === "interview") return `The interview scheduled ${when} stays.`;
  if (kind === "conversation") return `${by ?? "A recruiter"} spoke with ${name} ${when}.`;
  const about = subject ? processSubjects[subject] : purpose ? purposes[purpose].label : "";
  return `${name} got the email "${about}" ${when}.`;
}

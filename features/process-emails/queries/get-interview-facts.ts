import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { moment } from "@/db/json-rows";
import { maySee } from "@/db/restricted-positions";
import type { InterviewKind, InterviewState } from "@/db/vocabulary/interviews";
import { interviewSequence } from "@/features/interviews/queries/interview-sequence";
import { personName } from "@/features/people/queries/person-name";
import { NotFound } from "@/lib/errors";
import type { Agreed } from "../rules/interview-words";
import type { Told } from "./written-email";

type Side = { personId: string; firstName: string; name: string; zone: string };
/** An email about the interview that went or will go. */
type InterviewTold = Told & { personId: string; sequence: number };

export type InterviewFacts = Agreed & {
  id: string;
  candidacyId: string;
  positionId: string;
  positionTitle: string;
  clientName: string;
  round: number;
  kind: InterviewKind;
  state: InterviewState;
  sequence: number;
  /** Who scheduled it: the organizer in every calendar, whoever writes about it later. */
  scheduledBy: string | null;
  candidate: Side;
  contact: Side | null;
  /** What it was before each change that raised its sequence, the first one first. */
  before: Agreed[];
  told: InterviewTold[];
};

type Json<T> = { [K in keyof T]: T[K] extends Date ? string : T[K] };
type Row = Json<Omit<InterviewFacts, "before" | "told">> & { before: Json<Agreed>[]; told: Json<InterviewTold>[] };

/** An interview as an email tells of it, and what its sides have been told. */
export async function getInterviewFacts({ db, actor }: Context, interviewId: string): Promise<InterviewFacts> {
  const [row] = await db.execute<Row>(sql`
    select i.id, c.id as "candidacyId", p.id as "positionId", p.title as "positionTitle", f.name as "clientName",
      i.round, i.kind, i.state, to_json(i.starts_at) as "startsAt", to_json(i.ends_at) as "endsAt", i.zone, i.place,
      ${interviewSequence(sql`i.id`)} as sequence, i.by as "scheduledBy",
      jsonb_build_object('personId', h.id, 'firstName', h.first_name, 'name', ${personName("h")}, 'zone', h.zone) as candidate,
      case when w.id is not null then jsonb_build_object('personId', w.id, 'firstName', w.first_name,
        'name', ${personName("w")}, 'zone', w.zone) end as contact,
      (select coalesce(jsonb_agg(jsonb_build_object('startsAt', x.from_starts_at, 'endsAt', x.from_ends_at,
          'zone', x.from_zone, 'place', x.from_place) order by x.at, x.id), '[]')
        from interview_changes x where x.interview_id = i.id and x.kind in ('moved', 'canceled')) as before,
      (select coalesce(jsonb_agg(jsonb_build_object('personId', m.person_id, 'sequence', m.interview_sequence,
          'by', r.id, 'name', r.name, 'at', m.created_at) order by m.created_at), '[]')
        from messages m join recruiters r on r.id = m.by
        where m.interview_id = i.id and m.process_subject = 'interview'
          and m.state not in ('canceled', 'failed', 'bounced')) as told
    from interviews i
    join candidacies c on c.id = i.candidacy_id
    join positions p on p.id = c.position_id
    join clients f on f.id = p.client_id
    join candidates k on k.id = c.candidate_id
    join people h on h.id = k.person_id
    left join contacts t on t.id = i.contact_id and t.left_at is null
    left join people w on w.id = t.person_id
    where i.id = ${interviewId} and ${maySee(actor, sql`p.id`)}`);
  if (!row) throw new NotFound("interview");
  return {
    ...row,
    ...agreed(row),
    before: row.before.map(agreed),
    told: row.told.map((one) => ({ ...one, at: moment(one.at) })),
  };
}

function agreed({ startsAt, endsAt, zone, place }: Json<Agreed>): Agreed {
  return { startsAt: moment(startsAt), endsAt: moment(endsAt), zone, place };
}

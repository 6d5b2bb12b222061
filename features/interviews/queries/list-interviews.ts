import { and, eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { moment } from "@/db/json-rows";
import { maySee } from "@/db/restricted-positions";
import { positions } from "@/db/schema/positions";
import type { DebriefSide, InterviewKind, InterviewState, Verdict } from "@/db/vocabulary/interviews";
import { personName } from "@/features/people/queries/person-name";
import { hasPassed } from "@/features/promises/rules/decision";
import { getFirm } from "@/features/settings/queries";
import { dayIn, plusWorkingDays } from "@/lib/calendar";
import { NotFound } from "@/lib/errors";
import { interviewSequence } from "./interview-sequence";
import { debriefDueAt, interviewStatus, type InterviewStatus } from "../rules";

type Debrief = { side: DebriefSide; verdict: Verdict | null; wouldSubmitAgain: Verdict | null; note: string };

export type Round = {
  id: string;
  candidacyId: string;
  candidateId: string;
  personId: string;
  name: string;
  firstName: string;
  personZone: string;
  phone: string | null;
  contact: string | null;
  round: number;
  kind: InterviewKind;
  startsAt: Date;
  endsAt: Date;
  zone: string;
  place: string;
  state: InterviewState;
  status: InterviewStatus;
  closed: boolean;
  thankYouNotedAt: Date | null;
  debriefs: Debrief[];
  /** Which sides were emailed about it: about what it is now, or about what it was. */
  emailed: { side: DebriefSide; current: boolean }[];
  /** By when each side has to be debriefed. */
  dueAt: Record<DebriefSide, Date>;
  decision: { id: string; dueOn: string; setByUs: boolean; passed: boolean } | null;
};

type Row = Omit<Round, "status" | "dueAt" | "startsAt" | "endsAt" | "thankYouNotedAt" | "decision"> & {
  startsAt: string;
  endsAt: string;
  thankYouNotedAt: string | null;
  decision: { id: string; dueOn: string; setByUs: boolean; zone: string } | null;
};

export type Interviews = {
  rounds: Round[];
  /** The day at the site, and the decision date we would set ourselves on it. */
  today: string;
  ownDecisionOn: string;
  siteZone: string;
};

/** Every round of a position with its debriefs and their clock, latest first. */
export async function listInterviews(context: Context, { positionId }: { positionId: string }): Promise<Interviews> {
  const { db, now, actor } = context;
  const [[site], rows, { contactRules, holidays }] = await Promise.all([
    db
      .select({ zone: positions.zone })
      .from(positions)
      .where(and(eq(positions.id, positionId), maySee(actor, positions.id))),
    db.execute<Row>(sql`
      select i.id, c.id as "candidacyId", k.id as "candidateId", h.id as "personId",
        ${personName("h")} as name, h.first_name as "firstName", h.zone as "personZone",
        (select coalesce(n.e164, n.raw) from person_phones n where n.person_id = h.id and n.wrong_at is null
          order by n."primary" desc, n.id limit 1) as phone,
        ${personName("w")} as contact, i.round, i.kind, to_json(i.starts_at) as "startsAt",
        to_json(i.ends_at) as "endsAt", i.zone, i.place, i.state, c.closed_at is not null as closed,
        to_json(i.thank_you_noted_at) as "thankYouNotedAt",
        (select coalesce(jsonb_agg(jsonb_build_object('side', d.side, 'verdict', d.verdict,
            'wouldSubmitAgain', d.would_submit_again, 'note', d.note)), '[]')
          from debriefs d where d.interview_id = i.id) as debriefs,
        (select coalesce(jsonb_agg(e), '[]') from (
          select case when m.person_id = h.id then 'candidate' else 'client' end as side,
            bool_or(m.interview_sequence = ${interviewSequence(sql`i.id`)}) as current
          from messages m where m.interview_id = i.id and m.process_subject = 'interview'
            and m.state not in ('canceled', 'failed', 'bounced') group by 1) e) as emailed,
        (select jsonb_build_object('id', m.id, 'dueOn', m.due_on, 'setByUs', m.set_by_us, 'zone', m.zone)
          from promises m where m.candidacy_id = c.id and m.kind = 'theirs' and m.state = 'open') as decision
      from candidacies c
      join interviews i on i.candidacy_id = c.id
      join candidates k on k.id = c.candidate_id
      join people h on h.id = k.person_id
      left join contacts t on t.id = i.contact_id
      left join people w on w.id = t.person_id
      where c.position_id = ${positionId} and c.superseded_by_id is null
      order by i.starts_at desc, i.id desc`),
    getFirm(context),
  ]);
  if (!site) throw new NotFound("position");
  const clock = { clientZone: site.zone, debriefHours: contactRules.debriefHours, holidays };
  const today = dayIn(site.zone, now);
  const rounds = rows.map(({ decision, ...row }): Round => {
    const hours = { startsAt: moment(row.startsAt), endsAt: moment(row.endsAt) };
    return {
      ...row,
      ...hours,
      thankYouNotedAt: moment(row.thankYouNotedAt),
      status: interviewStatus({ ...hours, state: row.state, debriefed: row.debriefs.map((one) => one.side) }, now),
      dueAt: {
        candidate: debriefDueAt("candidate", hours.endsAt, clock),
        client: debriefDueAt("client", hours.endsAt, clock),
      },
      decision: decision ? { ...decision, passed: hasPassed(decision, now) } : null,
    };
  });
  const ownDecisionOn = plusWorkingDays(today, contactRules.ownDecisionWorkingDays, holidays);
  return { rounds, today, ownDecisionOn, siteZone: site.zone };
}

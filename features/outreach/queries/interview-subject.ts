import { eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { candidacies } from "@/db/schema/candidacies";
import { candidates } from "@/db/schema/candidates";
import { contacts } from "@/db/schema/clients";
import { interviews } from "@/db/schema/interviews";
import { interviewSequence } from "@/features/interviews/queries/interview-sequence";
import type { InterviewSubject } from "../rules/recipient";
import { outdatedInterview } from "../rules/outdated-interview";

/** An interview that an email tells of, which was written after so many of its changes. */
export async function findInterviewSubject(
  { db, now, actor }: Context,
  interviewId: string,
  sequence: number,
): Promise<InterviewSubject> {
  const [row] = await db
    .select({
      state: interviews.state,
      startsAt: interviews.startsAt,
      endsAt: interviews.endsAt,
      sequence: sql<number>`${interviewSequence(interviews.id)}`,
      personId: candidates.personId,
      contactPersonId: sql<string | null>`case when ${contacts.leftAt} is null then ${contacts.personId} end`,
    })
    .from(interviews)
    .innerJoin(candidacies, eq(candidacies.id, interviews.candidacyId))
    .innerJoin(candidates, eq(candidates.id, candidacies.candidateId))
    .leftJoin(contacts, eq(contacts.id, interviews.contactId))
    .where(sql`${interviews.id} = ${interviewId} and ${maySee(actor, candidacies.positionId)}`);
  if (!row) return { outdated: "the interview is not in Callback", over: false, sides: [], contactPersonId: null };
  const { personId, contactPersonId } = row;
  return {
    outdated: outdatedInterview({ ...row, written: sequence }, now),
    over: row.state === "scheduled" && row.endsAt <= now,
    sides: contactPersonId ? [personId, contactPersonId] : [personId],
    contactPersonId,
  };
}

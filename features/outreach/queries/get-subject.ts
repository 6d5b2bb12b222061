import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { candidacies } from "@/db/schema/candidacies";
import { candidates } from "@/db/schema/candidates";
import { clients } from "@/db/schema/clients";
import { reopenings } from "@/db/schema/openings";
import { positions } from "@/db/schema/positions";
import { findInterviewSubject } from "./interview-subject";
import type { Subject } from "../rules/recipient";

type About = {
  positionId: string | null;
  reopeningId: string | null;
  interviewId?: string | null;
  /** After how many changes of the interview the email was written. */
  interviewSequence?: number | null;
};

/** What an email is about, as it stands now. */
export async function getSubject(context: Context, about: About): Promise<Subject> {
  const { db, actor } = context;
  const { positionId, reopeningId, interviewId = null, interviewSequence = null } = about;
  const [position] = positionId
    ? await db
        .select({ id: positions.id, status: positions.status, clientName: clients.name })
        .from(positions)
        .innerJoin(clients, eq(clients.id, positions.clientId))
        .where(and(eq(positions.id, positionId), maySee(actor, positions.id)))
    : [];
  const [reopening] = reopeningId
    ? await db
        .select({ undoneAt: reopenings.undoneAt, settledAt: reopenings.settledAt, leftById: candidates.personId })
        .from(reopenings)
        .leftJoin(candidacies, eq(candidacies.id, reopenings.candidacyId))
        .leftJoin(candidates, eq(candidates.id, candidacies.candidateId))
        .where(and(eq(reopenings.id, reopeningId), maySee(actor, reopenings.positionId)))
    : [];
  return {
    position: position ?? null,
    reopeningLive: reopeningId ? reopening !== undefined && !reopening.undoneAt && !reopening.settledAt : null,
    leftById: reopening?.leftById ?? null,
    interview: interviewId ? await findInterviewSubject(context, interviewId, interviewSequence ?? 0) : null,
  };
}

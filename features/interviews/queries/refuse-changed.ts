import { and, desc, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySeeCandidacy } from "@/db/restricted-positions";
import { interviewChanges, interviews } from "@/db/schema/interviews";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { NotFound } from "@/lib/errors";
import { formatDayTime } from "@/lib/format/time";

/** Says to the loser of a race what became of the interview, and by whom. */
export async function refuseForChangedInterview(context: Context, interviewId: string): Promise<never> {
  const { db, actor } = context;
  const [interview] = await db
    .select()
    .from(interviews)
    .where(and(eq(interviews.id, interviewId), maySeeCandidacy(actor, interviews.candidacyId)));
  if (!interview) throw new NotFound("interview");
  const [change] = await db
    .select({ kind: interviewChanges.kind, operationId: interviewChanges.operationId })
    .from(interviewChanges)
    .where(eq(interviewChanges.interviewId, interviewId))
    .orderBy(desc(interviewChanges.at), desc(interviewChanges.id))
    .limit(1);
  return refuseForWhoDid(context, change?.operationId, (who, when) => {
    if (interview.state === "canceled") return `${who} canceled this interview ${when}.`;
    if (interview.state === "no_show") return `${who} recorded a no-show ${when}.`;
    if (change?.kind === "moved")
      return `${who} rescheduled this interview to ${formatDayTime(interview.startsAt, interview.zone)} ${when}.`;
    return "This interview has been debriefed. Schedule another round instead.";
  });
}

import { and, eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";
import { interviews } from "@/db/schema/interviews";
import type { InterviewState } from "@/db/vocabulary/interviews";
import { returnToRecord } from "@/features/candidacies/mutations/return-to-record";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import type { EndInterviewInput } from "../inputs";
import { refuseForChangedInterview } from "../queries/refuse-changed";
import { recordInterviewChange } from "./record-interview-change";

/** The round does not take place: its number is free for another, and the card goes back to the stage that holds without it. */
export async function cancelInterview(context: Context, input: EndInterviewInput) {
  return endInterview(context, input, "canceled", "cancelInterview");
}

/** The hour came and the candidate did not. Nothing is left to debrief. */
export async function markNoShow(context: Context, input: EndInterviewInput) {
  return endInterview(context, input, "no_show", "markNoShow");
}

async function endInterview(
  context: Context,
  { interviewId, reason }: EndInterviewInput,
  state: Exclude<InterviewState, "scheduled">,
  verb: string,
) {
  requireWriter(context.actor);
  await requireVisible(context, [interviewId]);
  return runOperation(context, { verb, reason }, async (inside) => {
    const { db: tx } = inside;
    const [before] = await tx.select().from(interviews).where(eq(interviews.id, interviewId)).for("update");
    if (!before) throw new NotFound("interview");
    if (state === "no_show" && context.now < before.startsAt)
      throw new Refusal("The interview has not started yet. Cancel or reschedule it.");
    const [ended] = await tx
      .update(interviews)
      .set({ state })
      .where(
        and(
          eq(interviews.id, interviewId),
          eq(interviews.state, "scheduled"),
          sql`not exists (select from debriefs d where d.interview_id = ${interviews.id})`,
        ),
      )
      .returning({ id: interviews.id });
    if (!ended) return refuseForChangedInterview(inside, interviewId);
    await recordInterviewChange(inside, before, { kind: state, reason });
    if (state === "canceled")
      await returnToRecord(inside, { candidacyId: before.candidacyId, reason: "Interview canceled" });
    return { interviewId };
  });
}

import { and, eq } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";
import { contacts } from "@/db/schema/clients";
import { debriefs, interviews } from "@/db/schema/interviews";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { getCandidacyState } from "@/features/candidacies/queries/candidacy-states";
import { promiseDecision } from "@/features/promises/mutations/promise-decision";
import { getSite } from "@/features/promises/queries/site";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import { logTouch } from "@/features/touches/mutations/log-touch";
import { happenedAt } from "@/features/touches/rules";
import { NotFound, Refusal } from "@/lib/errors";
import { formatDayTime, formatTime } from "@/lib/format/time";
import type { RecordDebriefInput } from "../inputs";
import { refuseForChangedInterview } from "../queries/refuse-changed";

/** What one side said after an interview; once a side. With it, when they will decide. */
export async function recordDebrief(context: Context, input: RecordDebriefInput) {
  requireWriter(context.actor);
  await requireVisible(context, [input.interviewId]);
  return runOperation(context, { verb: "recordDebrief" }, async (inside) => {
    const { db: tx } = inside;
    const { interviewId, side, note, decision } = input;
    const [interview] = await tx.select().from(interviews).where(eq(interviews.id, interviewId)).for("share");
    if (!interview) throw new NotFound("interview");
    if (interview.state !== "scheduled") return refuseForChangedInterview(inside, interviewId);
    if (context.now < interview.endsAt)
      throw new Refusal(`It ends at ${formatTime(interview.endsAt, interview.zone)}. Debrief it then.`);
    const at = happenedAt(input.at, context.now);
    if (at < interview.endsAt)
      throw new Refusal(
        `It ended ${formatDayTime(interview.endsAt, interview.zone)}. No one can have said this before.`,
        "at",
      );
    if (!input.verdict && note.trim() === "")
      throw new Refusal("Write what they said, or choose an answer above.", "note");

    const [debrief] = await tx
      .insert(debriefs)
      .values({
        interviewId,
        side,
        verdict: input.verdict ?? null,
        wouldSubmitAgain: input.wouldSubmitAgain ?? null,
        note: note.trim(),
        at,
        by: byOf(context.actor),
        operationId: inside.operation.id,
      })
      .onConflictDoNothing({ target: [debriefs.interviewId, debriefs.side] })
      .returning({ id: debriefs.id });
    if (!debrief) return refuseForOtherDebrief(inside, input);
    await recordAudit(inside, {
      noun: "debriefs",
      subjectId: debrief.id,
      fields: ["interviewId", "side", "verdict", "wouldSubmitAgain"],
    });
    if (input.spokeBy) await logConversation(inside, interview, { ...input, at });
    const promiseId = decision ? await promise(inside, interview, decision) : null;
    return { debriefId: debrief.id, promiseId };
  });
}

/** The candidate's side is told by the candidate, the client's by the contact of the round. */
async function logConversation(
  inside: OperationContext,
  { id, candidacyId, contactId }: { id: string; candidacyId: string; contactId: string | null },
  { side, note, spokeBy, at }: RecordDebriefInput,
) {
  const site = await getSite(inside, candidacyId);
  const { positionId } = site;
  const spoken = { kind: spokeBy ?? "call", outcome: "spoke", note, at, candidacyId, positionId } as const;
  if (side === "candidate") {
    const { personId } = await getCandidacyState(inside, candidacyId);
    await logTouch(inside, { ...spoken, personId, thanksFor: id });
    return;
  }
  const [contact] = contactId
    ? await inside.db.select({ personId: contacts.personId }).from(contacts).where(eq(contacts.id, contactId))
    : [];
  if (contact) await logTouch(inside, { ...spoken, personId: contact.personId });
}

async function promise(
  inside: OperationContext,
  { candidacyId, contactId }: { candidacyId: string; contactId: string | null },
  decision: NonNullable<RecordDebriefInput["decision"]>,
) {
  const candidacy = await getCandidacyState(inside, candidacyId);
  if (candidacy.closed)
    throw new Refusal("They are closed out here, so there is no decision to wait for. Leave the date out.", "decision");
  const site = await getSite(inside, candidacyId);
  return (await promiseDecision(inside, { candidacyId, site, contactId, decision })).promiseId;
}

async function refuseForOtherDebrief(context: Context, { interviewId, side }: RecordDebriefInput): Promise<never> {
  const [other] = await context.db
    .select({ operationId: debriefs.operationId })
    .from(debriefs)
    .where(and(eq(debriefs.interviewId, interviewId), eq(debriefs.side, side)));
  const whom = side === "client" ? "the client" : "the candidate";
  return refuseForWhoDid(context, other?.operationId, (who, when) => `${who} debriefed ${whom} ${when}.`);
}

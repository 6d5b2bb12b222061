import { and, eq, gt, isNull } from "drizzle-orm";
import { TZDate } from "@date-fns/tz";
import { addMonths } from "date-fns/addMonths";
import type { Context, OperationContext } from "@/db/context";
import { replies } from "@/db/schema/inbound";
import { messages } from "@/db/schema/messages";
import { people } from "@/db/schema/people";
import { pauses } from "@/db/schema/suppressions";
import { touches } from "@/db/schema/touches";
import type { ReplyMeaning } from "@/db/vocabulary/replies";
import { recordAudit } from "@/features/audit/mutations";
import { inSavepoint, runOperation } from "@/features/operations/mutations/run-operation";
import { recordInterest } from "@/features/candidacies/mutations/record-interest";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { recordRight } from "@/features/submittals/mutations/record-right";
import { optOutPerson } from "@/features/suppressions/mutations/opt-out-person";
import { NotFound, Refusal } from "@/lib/errors";
import { answerChoices, type AnswerChoice } from "../inputs";
import { cancelAskedCallbacks, scheduleAskedCallback } from "./asked-callbacks";
import { cancelWithFooter } from "@/features/outreach/mutations/end-messages";
import { lockMessage } from "@/features/messages/mutations/record-outcome";
import { ofAnswerToken } from "../queries/answer-token";

/**
 * An answer given on the page that an email links to. It counts as any answer does: it ends planned email with a
 * footer. Given again it changes nothing; of different answers the last one holds.
 */
export async function answerByButton(context: Context, input: { token: string; choice: AnswerChoice }) {
  requireSystem(context.actor);
  return runOperation(context, { verb: "answerByButton" }, async (inside) => {
    const { db: tx } = inside;
    const { now } = context;
    const [found] = await tx.select().from(messages).where(ofAnswerToken(input.token));
    if (!found) throw new NotFound("email");
    // The yes first: whoever changes a candidacy locks it before its person.
    if (input.choice === "interested") await sayYes(inside, found);
    if (input.choice === "represent") await giveRight(inside, found);
    const message = await lockMessage(inside, found.id);
    const { personId } = message;
    const label = answerChoices[input.choice];
    const [reply] = await tx
      .insert(replies)
      .values({
        providerId: `answer:${message.id}:${input.choice}`,
        messageId: message.id,
        personId,
        from: message.address,
        subject: `Re: ${message.subject}`,
        text: label,
        freshText: label,
        receivedAt: now,
        recruiterId: message.by,
        // Only a yes waits for somebody to do something.
        handledAt: isYes(input.choice) ? null : now,
        meaning: meaningOf(input.choice),
      })
      .onConflictDoNothing()
      .returning({ id: replies.id });
    if (!reply) return { already: true };

    const [touch] = await tx
      .insert(touches)
      .values({
        personId,
        kind: "email",
        direction: "in",
        outcome: "replied",
        at: now,
        note: label,
        recruiterId: message.by,
        positionId: message.positionId,
        candidacyId: message.candidacyId,
        messageId: message.id,
        createdAt: now,
      })
      .returning({ id: touches.id });
    await tx
      .update(replies)
      .set({ touchId: touch?.id ?? null })
      .where(eq(replies.id, reply.id));
    await tx
      .update(messages)
      .set({ repliedAt: now })
      .where(and(eq(messages.id, message.id), isNull(messages.repliedAt)));
    await actOn(inside, input.choice, message);
    await refreshPersonActivity(inside, [personId]);
    await recordAudit(inside, { noun: "replies", subjectId: reply.id, fields: ["freshText"] });
    return { already: false };
  });
}

/** The first press alone: whoever was closed out since is not put back by a second one. */
async function sayYes(inside: OperationContext, { id, personId, positionId }: typeof messages.$inferSelect) {
  const [before] = await inside.db
    .select({ id: replies.id })
    .from(replies)
    .where(eq(replies.providerId, `answer:${id}:interested`));
  if (positionId && !before) await recordInterest(inside, { personId, positionId });
}

/** Where somebody else has recorded it, or the card is closed out, their word still reaches the recruiter. */
async function giveRight(inside: OperationContext, { id, candidacyId, processSubject }: typeof messages.$inferSelect) {
  if (processSubject !== "right_to_represent" || !candidacyId) throw new NotFound("email");
  try {
    await inSavepoint(inside, (savepoint) => recordRight(savepoint, { candidacyId, way: "button", messageId: id }));
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}

function isYes(choice: AnswerChoice): choice is "interested" | "represent" {
  return choice === "interested" || choice === "represent";
}

function meaningOf(choice: AnswerChoice): ReplyMeaning {
  if (choice === "interested" || choice === "stop") return choice;
  return "answer";
}

async function actOn(inside: OperationContext, choice: AnswerChoice, message: typeof messages.$inferSelect) {
  const { db, now } = inside;
  const { personId } = message;
  await cancelAskedCallbacks(inside, personId);
  if (choice === "stop") {
    await optOutPerson(inside, { personId, reason: "unsubscribed", messageId: message.id, address: message.address });
    return;
  }
  await db
    .update(pauses)
    .set({ until: now })
    .where(and(eq(pauses.personId, personId), eq(pauses.kind, "not_now"), gt(pauses.until, now)));
  if (isYes(choice)) {
    await cancelWithFooter(inside, personId, "they have answered");
    return;
  }
  const [person] = await db.select({ zone: people.zone }).from(people).where(eq(people.id, personId));
  const until = addMonths(
    new TZDate(now.getTime(), person?.zone ?? message.zone),
    Number(choice.slice("later_".length)),
  );
  await db.insert(pauses).values({
    personId,
    kind: "not_now",
    at: now,
    until: new Date(until.getTime()),
    reason: answerChoices[choice],
    messageId: message.id,
  });
  await scheduleAskedCallback(inside, message, { choice, until });
  await cancelWithFooter(inside, personId, "asked to hear from us later");
}

import { and, eq, isNull } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { checkInPromises, checkIns } from "@/db/schema/check-ins";
import { contacts } from "@/db/schema/clients";
import { messages } from "@/db/schema/messages";
import { touches } from "@/db/schema/touches";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { lockPeople, refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import type { AnswerCheckIn } from "../inputs";
import { keepClientAnswer } from "./keep-client-answer";

/**
 * What a contact answered on the page that a check-in links to, about one candidate. It is kept whatever a recruiter has
 * done meanwhile; the same answer again changes nothing, and of different ones the last holds. It closes nobody out and
 * emails nobody.
 */
export async function answerCheckIn(context: Context, { token, promiseId, kind, words, on }: AnswerCheckIn) {
  requireSystem(context.actor);
  return runOperation(context, { verb: "answerCheckIn" }, async (inside) => {
    const [asked] = await inside.db
      .select({ checkIn: checkIns, message: messages, leftAt: contacts.leftAt })
      .from(messages)
      .innerJoin(checkIns, eq(checkIns.messageId, messages.id))
      .innerJoin(contacts, eq(contacts.id, checkIns.contactId))
      .innerJoin(checkInPromises, eq(checkInPromises.checkInId, checkIns.id))
      .where(and(eq(messages.answerToken, token), eq(checkInPromises.promiseId, promiseId)));
    if (!asked) throw new NotFound("question");
    const { checkIn, message } = asked;
    if (checkIn.expiresAt <= inside.now || asked.leftAt) throw new Refusal("This link has expired.");
    const { contactId, id: checkInId } = checkIn;
    const kept = await keepClientAnswer(inside, { promiseId, contactId, checkInId, by: null, kind, words, on });
    if (kept.already) return kept;
    await noteReply(inside, message);
    return kept;
  });
}

/** The first answer is their reply to the email: with no word of whom it is about, since everybody reads it. */
async function noteReply(inside: OperationContext, message: typeof messages.$inferSelect) {
  const { db, now } = inside;
  await lockPeople(inside, [message.personId]);
  const [replied] = await db
    .update(messages)
    .set({ repliedAt: now })
    .where(and(eq(messages.id, message.id), isNull(messages.repliedAt)))
    .returning({ id: messages.id });
  if (!replied) return;
  await db.insert(touches).values({
    personId: message.personId,
    kind: "email",
    direction: "in",
    outcome: "replied",
    at: now,
    note: "Answered a check-in on its page",
    recruiterId: message.by,
    messageId: message.id,
    createdAt: now,
  });
  await refreshPersonActivity(inside, [message.personId]);
}

import { eq } from "drizzle-orm";
import type { OperationContext } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";
import { answers } from "@/db/schema/threads";
import type { AnswerWay } from "@/db/vocabulary/threads";
import { queueSingle } from "@/features/outreach/mutations/queue-single";
import { NotFound, Refusal } from "@/lib/errors";
import { getAnswerVerdict } from "../queries/get-answer-verdict";
import { answerHeaders, answerSubject } from "../rules/reply-headers";

type Answer = { replyId: string; recruiterId: string; body: string; way: AnswerWay; receivedId?: string };

/**
 * Puts an answer into the queue that all email goes through, with the subject of its thread and the headers that keep it
 * there. It takes no slot, counts as no attempt and goes at once. Under the person's lock.
 */
export async function queueAnswer(inside: OperationContext, { replyId, recruiterId, body, way, receivedId }: Answer) {
  const { db, now, operation } = inside;
  const { reply, message, firm, who, address, refusal } = await getAnswerVerdict(inside, replyId);
  if (refusal !== null || !who || !address) throw new Refusal(`It cannot be sent: ${refusal ?? "no email address"}.`);
  const [by] = await db.select().from(recruiters).where(eq(recruiters.id, recruiterId));
  if (!by) throw new NotFound("recruiter");

  const id = await queueSingle(inside, {
    who,
    address,
    by,
    firm,
    purpose: "answer",
    positionId: message?.positionId ?? null,
    candidacyId: message?.candidacyId ?? null,
    subject: answerSubject(reply.subject),
    body,
    headers: answerHeaders(reply.headers, message?.providerMessageId ?? null),
  });
  await db.insert(answers).values({
    replyId,
    messageId: id,
    way,
    operationId: operation.id,
    by: by.id,
    receivedId: receivedId ?? null,
    createdAt: now,
  });
  return { messageId: id, name: who.name };
}

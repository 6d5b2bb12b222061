import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import type { OperationContext } from "@/db/context";
import { messages } from "@/db/schema/messages";
import { recruiters } from "@/db/schema/recruiters";
import { answers } from "@/db/schema/threads";
import type { AnswerWay } from "@/db/vocabulary/threads";
import { fillFrame, renderFrame, webAddresses } from "@/emails/frame";
import { recordAudit } from "@/features/audit/mutations";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { env } from "@/lib/env";
import { NotFound, Refusal } from "@/lib/errors";
import { mailbox } from "@/lib/mailbox";
import { wake } from "@/lib/queue";
import { uuidv7 } from "@/lib/uuid";
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

  const signature = { name: by.name, email: by.email, phone: by.phone, company: firm.name };
  const subject = answerSubject(reply.subject);
  const words = { subject, body, ownAddresses: webAddresses(body), interestedUrl: "", laterUrl: "", stopUrl: "" };
  const written = fillFrame(await renderFrame(signature, null), words);
  const id = uuidv7(now);
  const replyToken = `r-${randomBytes(12).toString("hex")}`;
  await db.insert(messages).values({
    id,
    outreachId: null,
    personId: who.personId,
    address,
    purpose: "answer",
    positionId: message?.positionId ?? null,
    candidacyId: message?.candidacyId ?? null,
    by: by.id,
    stateAt: now,
    sendAt: now,
    zone: who.zone,
    from: mailbox(by.name, `${by.email.split("@")[0]}@${firm.mailDomain}`),
    replyTo: `${replyToken}@${firm.mailDomain}`,
    subject,
    ...written,
    headers: answerHeaders(reply.headers, message?.providerMessageId ?? null),
    idempotencyKey: `${env().CALLBACK_ENV}/${id}`,
    replyToken,
    answerToken: randomBytes(24).toString("base64url"),
    createdAt: now,
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
  await recordAudit(inside, { noun: "messages", subjectId: id, fields: ["state", "sendAt"] });
  await refreshPersonActivity(inside, [who.personId]);
  await wake(db, "send-messages");
  return { messageId: id, name: who.name };
}

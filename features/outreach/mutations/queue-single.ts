import { randomBytes } from "node:crypto";
import type { OperationContext } from "@/db/context";
import { messages } from "@/db/schema/messages";
import type { recruiters } from "@/db/schema/recruiters";
import { fillFrame, renderFrame, webAddresses } from "@/emails/frame";
import { recordAudit } from "@/features/audit/mutations";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import type { Firm } from "@/features/settings/queries";
import { findPhotoUrl } from "@/features/signatures/queries";
import { env } from "@/lib/env";
import { makeToken } from "@/lib/link-token";
import { mailbox } from "@/lib/mailbox";
import { wake } from "@/lib/queue";
import { uuidv7 } from "@/lib/uuid";
import { senderAddress } from "../rules/sender-address";

type Row = typeof messages.$inferInsert;
type Single = Pick<Row, "address" | "purpose" | "subject"> &
  Partial<
    Pick<
      Row,
      | "processSubject"
      | "positionId"
      | "candidacyId"
      | "interviewId"
      | "interviewSequence"
      | "headers"
      | "attachments"
      | "sendAt"
      | "weekUntil"
      | "answerToken"
    >
  > & {
    who: { personId: string; zone: string };
    by: typeof recruiters.$inferSelect;
    firm: Firm;
    body: string;
    /** What Callback puts below the recruiter's words: an address in it becomes no link by itself. */
    added?: string;
  };

/**
 * Puts one email that is part of no outreach into the queue that all email goes through: with the recruiter's signature,
 * without footer or slot, frozen as it will be sent. Under the person's lock, after the judge said that it may go.
 */
export async function queueSingle(inside: OperationContext, single: Single): Promise<string> {
  const { db, now } = inside;
  const { who, by, firm, body, added, subject, sendAt = now, ...row } = single;
  const photoUrl = await findPhotoUrl(inside, by.id);
  const signature = { name: by.name, title: by.title, email: by.email, phone: by.phone, company: firm.name, photoUrl };
  const words = { subject, body: added ? `${body}\n\n${added}` : body, ownAddresses: webAddresses(body) };
  const noFooter = { interestedUrl: "", laterUrl: "", stopUrl: "" };
  const written = fillFrame(await renderFrame(signature, null), { ...words, ...noFooter });
  const id = uuidv7(now);
  const replyToken = `r-${randomBytes(12).toString("hex")}`;
  await db.insert(messages).values({
    answerToken: makeToken(),
    ...row,
    id,
    outreachId: null,
    personId: who.personId,
    by: by.id,
    stateAt: now,
    sendAt,
    zone: who.zone,
    from: mailbox(by.name, senderAddress(by, firm)),
    replyTo: `${replyToken}@${firm.mailDomain}`,
    subject,
    ...written,
    idempotencyKey: `${env().CALLBACK_ENV}/${id}`,
    replyToken,
    createdAt: now,
  });
  await recordAudit(inside, { noun: "messages", subjectId: id, fields: ["state", "sendAt"] });
  await refreshPersonActivity(inside, [who.personId]);
  if (sendAt <= now) await wake(db, "send-messages");
  return id;
}

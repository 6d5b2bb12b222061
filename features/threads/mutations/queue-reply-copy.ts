import { randomBytes } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import type { OperationContext } from "@/db/context";
import { isSeenBy } from "@/db/restricted-positions";
import { replies } from "@/db/schema/inbound";
import { messages } from "@/db/schema/messages";
import { people } from "@/db/schema/people";
import { recruiters } from "@/db/schema/recruiters";
import { replyCopies } from "@/db/schema/threads";
import { personName } from "@/features/people/queries/person-name";
import { queueSystemEmail } from "@/features/system-emails/mutations/queue-system-email";
import { findSender } from "@/features/system-emails/queries";
import { env } from "@/lib/env";
import { cutText } from "@/lib/text";

const mostLetters = 10_000;

/**
 * Copies a reply to the mailbox of the recruiter whose email it answers. An auto-reply is not copied, nor what a recruiter
 * wrote themself, which is nobody's reply and has no touch, nor one about a position that they no longer see.
 */
export async function queueReplyCopy(inside: OperationContext, replyId: string): Promise<void> {
  const { db, now } = inside;
  const sender = await findSender(inside);
  const [row] = await db
    .select({ reply: replies, name: personName(), recruiterId: recruiters.id, mailbox: recruiters.email })
    .from(replies)
    .innerJoin(people, eq(people.id, replies.personId))
    .innerJoin(recruiters, and(eq(recruiters.id, replies.recruiterId), isNull(recruiters.deactivatedAt)))
    .leftJoin(messages, eq(messages.id, replies.messageId))
    .where(and(eq(replies.id, replyId), isSeenBy(recruiters.id, messages.positionId)));
  if (!sender || !row?.reply.touchId || row.reply.auto) return;
  const { reply, name, recruiterId, mailbox } = row;
  const token = `a-${randomBytes(16).toString("hex")}`;
  const email = await queueSystemEmail(
    inside,
    {
      kind: "reply_copy",
      from: name,
      address: reply.from,
      subject: reply.subject,
      words: cutText(reply.freshText, mostLetters),
      url: `${env().APP_URL}/replies/${reply.id}`,
      sender: sender.mailDomain,
    },
    { address: mailbox, recruiterId, replyTo: `${token}@${sender.mailDomain}`, fromName: `${name} (Callback)` },
  );
  await db.insert(replyCopies).values({ replyId, recruiterId, systemEmailId: email.id, token, createdAt: now });
}

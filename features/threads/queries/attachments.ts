import { and, asc, eq, inArray, lte } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { replies } from "@/db/schema/inbound";
import { messages } from "@/db/schema/messages";
import { attachments } from "@/db/schema/threads";
import { NotFound } from "@/lib/errors";

/** Files whose bytes are to be fetched now. */
export async function listWaitingAttachments({ db, now }: Context, limit: number) {
  return db
    .select({ id: attachments.id, providerId: attachments.providerId, emailId: replies.providerId })
    .from(attachments)
    .innerJoin(replies, eq(replies.id, attachments.replyId))
    .where(and(eq(attachments.state, "waiting"), lte(attachments.nextAttemptAt, now)))
    .orderBy(attachments.nextAttemptAt, attachments.id)
    .limit(limit);
}

/** The files of these replies, without their bytes. */
export async function listAttachments({ actor, db }: Context, replyIds: string[]) {
  if (replyIds.length === 0) return [];
  return db
    .select({
      id: attachments.id,
      replyId: attachments.replyId,
      name: attachments.name,
      size: attachments.size,
      state: attachments.state,
      reason: attachments.reason,
    })
    .from(attachments)
    .innerJoin(replies, eq(replies.id, attachments.replyId))
    .leftJoin(messages, eq(messages.id, replies.messageId))
    .where(and(inArray(attachments.replyId, replyIds), maySee(actor, messages.positionId)))
    .orderBy(asc(attachments.createdAt), asc(attachments.id));
}
export type Attachment = Awaited<ReturnType<typeof listAttachments>>[number];

/** One kept file with its bytes. */
export async function getAttachment({ actor, db }: Context, attachmentId: string) {
  const [file] = await db
    .select({ name: attachments.name, bytes: attachments.bytes })
    .from(attachments)
    .innerJoin(replies, eq(replies.id, attachments.replyId))
    .leftJoin(messages, eq(messages.id, replies.messageId))
    .where(and(eq(attachments.id, attachmentId), eq(attachments.state, "kept"), maySee(actor, messages.positionId)));
  if (!file?.bytes) throw new NotFound("attachment");
  return { name: file.name, bytes: file.bytes };
}

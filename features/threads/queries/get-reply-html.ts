import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { replies } from "@/db/schema/inbound";
import { messages } from "@/db/schema/messages";
import { NotFound } from "@/lib/errors";
import { safeHtml, withRemoteImages } from "@/lib/safe-html";

const head =
  '<!doctype html><html><head><meta charset="utf-8"><title>Reply</title><base target="_blank">' +
  "<style>body{margin:12px;font:15px/1.5 system-ui,sans-serif;color:#1f2933;background:#fff;overflow-wrap:anywhere}img{max-width:100%;height:auto}</style></head><body>";

/** The markup of a reply as a page of its own, cleaned once more: rows are older than what is known to be dangerous. */
export async function getReplyHtml({ db, actor }: Context, { replyId, images }: { replyId: string; images: boolean }) {
  const [reply] = await db
    .select({ html: replies.html })
    .from(replies)
    .leftJoin(messages, eq(messages.id, replies.messageId))
    .where(and(eq(replies.id, replyId), maySee(actor, messages.positionId)));
  if (!reply?.html) throw new NotFound("reply");
  const markup = images ? withRemoteImages(reply.html) : safeHtml(reply.html);
  return `${head}${markup}</body></html>`;
}

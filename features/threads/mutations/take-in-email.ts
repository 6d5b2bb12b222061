import type { Context } from "@/db/context";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { type Incoming, receiveReply } from "@/features/replies/mutations/receive-reply";
import { findCopyAnswered } from "../queries/find-copy-answered";
import { findLogOwner } from "../queries/log-addresses";
import { addAttachments, type ComingFile } from "./add-attachments";
import { answerFromMailbox } from "./answer-from-mailbox";
import { logByCopy } from "./log-by-copy";
import { queueReplyCopy } from "./queue-reply-copy";

/**
 * Takes in an email: what a recruiter wrote to the copy of a reply goes on to the person, what they sent as a blind copy
 * is logged, and everything else is a reply, of which the recruiter's own mailbox gets a copy.
 */
export async function takeInEmail(
  context: Context,
  input: { svixId?: string; email: Incoming & { attachments?: ComingFile[] } },
) {
  requireSystem(context.actor);
  const copy = await findCopyAnswered(context, input.email);
  if (copy) return answerFromMailbox(context, { ...input, copy });
  const loggedBy = await findLogOwner(context, input.email);
  if (loggedBy) return logByCopy(context, { ...input, loggedBy });
  return runOperation(context, { verb: "receiveReply" }, async (inside) => {
    const { replyId } = await receiveReply(inside, input);
    if (replyId) {
      await addAttachments(inside, replyId, input.email.attachments ?? []);
      await queueReplyCopy(inside, replyId);
    }
    return { replyId };
  });
}

import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { replies } from "@/db/schema/inbound";
import { messages } from "@/db/schema/messages";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { lockPeople } from "@/features/people/mutations/refresh-activity";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { NotFound } from "@/lib/errors";
import type { AnswerReply } from "../inputs";
import { findLastAnswer } from "../queries/find-last-answer";
import { queueAnswer } from "./queue-answer";

/**
 * Answers a reply. Of two recruiters at once the second is told who was first, and sees that answer before they send one
 * knowingly: what they saw last is what they send along.
 */
export async function answerReply(context: Context, { replyId, body, seenAnswerId }: AnswerReply) {
  const recruiter = requireRecruiter(context.actor);
  return runOperation(context, { verb: "answerReply" }, async (inside) => {
    const [reply] = await inside.db
      .select({ personId: replies.personId })
      .from(replies)
      .leftJoin(messages, eq(messages.id, replies.messageId))
      .where(and(eq(replies.id, replyId), maySee(recruiter, messages.positionId)));
    if (!reply) throw new NotFound("reply");
    if (reply.personId) await lockPeople(inside, [reply.personId]);
    const last = await findLastAnswer(inside, replyId);
    if (last && last.id !== seenAnswerId) {
      await refuseForWhoDid(
        inside,
        last.operationId,
        (who, when) => `${who} answered ${when}. Read it above, then send yours if it's still needed.`,
        "seenAnswerId",
      );
    }
    return queueAnswer(inside, { replyId, recruiterId: recruiter.id, body, way: "callback" });
  });
}

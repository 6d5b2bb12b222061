import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { replies } from "@/db/schema/inbound";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { NotFound } from "@/lib/errors";

/** A recruiter has dealt with a reply. Whoever was first stands. */
export async function handleReply(context: Context, { replyId }: { replyId: string }) {
  const recruiter = requireRecruiter(context.actor);
  return runOperation(context, { verb: "handleReply" }, async (inside) => {
    const { db: tx } = inside;
    const [handled] = await tx
      .update(replies)
      .set({ handledAt: context.now, handledBy: recruiter.id })
      .where(and(eq(replies.id, replyId), isNull(replies.handledAt)))
      .returning({ id: replies.id });
    if (handled) {
      await recordAudit(inside, { noun: "replies", subjectId: replyId });
      return { already: false };
    }
    const [row] = await tx.select({ id: replies.id }).from(replies).where(eq(replies.id, replyId));
    if (!row) throw new NotFound("reply");
    return { already: true };
  });
}

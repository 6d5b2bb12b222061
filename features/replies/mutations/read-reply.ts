import { and, eq, inArray, sql } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { replies } from "@/db/schema/inbound";
import { messages } from "@/db/schema/messages";
import { recordInterest } from "@/features/candidacies/mutations/record-interest";
import { pauses } from "@/db/schema/suppressions";
import { replyMeanings } from "@/db/vocabulary/replies";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { lockPeople, refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { optOutPerson } from "@/features/suppressions/mutations/opt-out-person";
import { NotFound, Refusal } from "@/lib/errors";
import type { ReadReplyInput } from "../inputs";

type Reply = typeof replies.$inferSelect;

/**
 * A recruiter says what a reply means that Callback was not sure of. Whoever says it first stands; who comes second is
 * told what it was taken for, and by whom.
 */
export async function readReply(context: Context, { replyId, meaning }: ReadReplyInput) {
  const recruiter = requireRecruiter(context.actor);
  const asked =
    meaning === "stop"
      ? (["maybe_stop"] as const)
      : meaning === "interested"
        ? (["maybe_interested"] as const)
        : (["maybe_stop", "maybe_interested"] as const);
  return runOperation(context, { verb: "readReply" }, async (inside) => {
    const { db, now, operation } = inside;
    const [read] = await db
      .update(replies)
      .set({
        meaning,
        readAt: now,
        readBy: recruiter.id,
        readOperationId: operation.id,
        ...(meaning === "stop" ? { handledAt: now, handledBy: recruiter.id } : {}),
      })
      .where(and(eq(replies.id, replyId), inArray(replies.meaning, asked)))
      .returning();
    if (!read) return refuseRead(inside, replyId);
    await recordAudit(inside, { noun: "replies", subjectId: replyId, fields: ["meaning"] });
    if (read.personId) await settle(inside, read, read.personId);
    return { meaning };
  });
}

async function settle(inside: OperationContext, reply: Reply, personId: string) {
  // Whoever changes a candidacy locks it before its person.
  if (reply.meaning === "interested" && reply.messageId) {
    const [about] = await inside.db
      .select({ positionId: messages.positionId })
      .from(messages)
      .where(eq(messages.id, reply.messageId));
    if (about?.positionId) await recordInterest(inside, { personId, positionId: about.positionId });
  }
  await lockPeople(inside, [personId]);
  const unread = await inside.db.$count(
    replies,
    and(eq(replies.personId, personId), eq(replies.meaning, "maybe_stop")),
  );
  if (unread === 0) await endHold(inside, personId);
  if (reply.meaning === "stop") {
    const about = reply.messageId ? { messageId: reply.messageId } : {};
    await optOutPerson(inside, { personId, reason: "unsubscribed", ...about });
  }
  await refreshPersonActivity(inside, [personId]);
}

async function endHold({ db, now }: OperationContext, personId: string) {
  await db
    .update(pauses)
    .set({ until: sql`greatest(${pauses.at}, ${now.toISOString()}::timestamptz)` })
    .where(and(eq(pauses.personId, personId), eq(pauses.kind, "maybe_stop")));
}

async function refuseRead(inside: OperationContext, replyId: string): Promise<never> {
  const [reply] = await inside.db
    .select({ meaning: replies.meaning, operationId: replies.readOperationId })
    .from(replies)
    .where(eq(replies.id, replyId));
  if (!reply) throw new NotFound("reply");
  const { meaning, operationId } = reply;
  if (!operationId || !meaning) throw new Refusal("No one needs to say what this reply means.");
  return refuseForWhoDid(
    inside,
    operationId,
    (who, when) => `${who} answered this ${when}: ${replyMeanings[meaning].toLowerCase()}.`,
  );
}

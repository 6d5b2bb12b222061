import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";
import { messages, outreaches, outreachPeople } from "@/db/schema/messages";
import { copyDraft } from "@/features/drafts/mutations/copy-draft";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { lockPeople, refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import { cancelQueued } from "@/features/outreach/mutations/end-messages";

export type TakenBack = {
  /** How many emails do not go. */
  canceled: number;
  /** How many had left. */
  gone: number;
  /** The draft that is there again; null where it was only canceled. */
  draftId: string | null;
};

/** Undo of Send: within its seconds nothing has been claimed, and the whole send is a draft again. */
export async function undoSend(context: Context, { outreachId }: { outreachId: string }): Promise<TakenBack> {
  requireRecruiter(context.actor);
  await requireVisible(context, [outreachId]);
  return runOperation(context, { verb: "undoSend" }, async (inside) => {
    const row = await lockSend(inside, outreachId);
    if (!row.undoUntil || row.undoUntil <= inside.now)
      throw new Refusal("It is too late to undo: emails are going out. You can still cancel those that wait.");
    const { canceled, gone, left } = await end(inside, outreachId);
    if (left.length === 0) return refuseAsDone(inside, outreachId);
    return { canceled, gone, draftId: await copyDraft(inside, row, left) };
  });
}

/** Cancels what has not gone of a send; who gets nothing has their month back. */
export async function cancelSend(context: Context, { outreachId }: { outreachId: string }): Promise<TakenBack> {
  requireRecruiter(context.actor);
  await requireVisible(context, [outreachId]);
  return runOperation(context, { verb: "cancelSend" }, async (inside) => {
    await lockSend(inside, outreachId);
    const { canceled, gone } = await end(inside, outreachId);
    if (canceled === 0) return refuseAsDone(inside, outreachId);
    return { canceled, gone, draftId: null };
  });
}

/** Nobody goes on queueing it from here: its row is locked, and then it is no longer under way. */
async function lockSend({ db }: Context, outreachId: string) {
  const [row] = await db.select().from(outreaches).where(eq(outreaches.id, outreachId)).for("update");
  if (!row) throw new NotFound("outreach");
  if (row.state !== "sending" && row.state !== "sent") throw new Refusal("This has not been sent.");
  return row;
}

async function end(inside: OperationContext, outreachId: string) {
  const { actor, db } = inside;
  const reason = `canceled by ${actor.kind === "recruiter" ? actor.name : "Callback"}`;
  const unreached = await db
    .update(outreachPeople)
    .set({ outcome: "refused", reason })
    .where(and(eq(outreachPeople.outreachId, outreachId), isNull(outreachPeople.outcome)))
    .returning({ personId: outreachPeople.personId });
  await db.update(outreaches).set({ state: "sent" }).where(eq(outreaches.id, outreachId));
  const waiting = await db
    .select({ id: messages.id, personId: messages.personId })
    .from(messages)
    .where(and(eq(messages.outreachId, outreachId), eq(messages.state, "queued")));
  const ids = waiting.map(({ personId }) => personId);
  await lockPeople(inside, ids);
  const ended = new Set(
    await cancelQueued(
      inside,
      waiting.map(({ id }) => id),
      reason,
    ),
  );
  await refreshPersonActivity(inside, ids);
  const all = await db.$count(messages, eq(messages.outreachId, outreachId));
  const canceled = await db.$count(
    messages,
    and(eq(messages.outreachId, outreachId), inArray(messages.state, ["canceled"])),
  );
  return {
    canceled: ended.size + unreached.length,
    gone: all - canceled,
    /** Who gets nothing, and may be written to anew. */
    left: [...waiting.filter(({ id }) => ended.has(id)), ...unreached].map(({ personId }) => personId),
  };
}

async function refuseAsDone(inside: OperationContext, outreachId: string): Promise<never> {
  const [canceled] = await inside.db
    .select({ reason: messages.reason })
    .from(messages)
    .where(and(eq(messages.outreachId, outreachId), eq(messages.state, "canceled")))
    .limit(1);
  if (canceled?.reason) throw new Refusal(`Nothing is left to cancel: ${canceled.reason}.`);
  return refuseForWhoDid(inside, null, () => "Nothing is left to cancel: every email has been sent.");
}

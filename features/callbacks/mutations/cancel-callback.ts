import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { callbacks, touches } from "@/db/schema/touches";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound } from "@/lib/errors";

/** Takes a reminder back. One that a conversation settled stays settled. */
export async function cancelCallback(context: Context, { callbackId }: { callbackId: string }) {
  requireWriter(context.actor);
  return runOperation(context, { verb: "cancelCallback" }, async (inside) => {
    const { db: tx } = inside;
    const [canceled] = await tx
      .update(callbacks)
      .set({ canceledAt: context.now, canceledOperationId: inside.operation.id })
      .where(and(eq(callbacks.id, callbackId), isNull(callbacks.settledAt), isNull(callbacks.canceledAt)))
      .returning({ personId: callbacks.personId, dueAt: callbacks.dueAt, reason: callbacks.reason });
    if (!canceled) return refuseForWhoEndedIt(inside, callbackId);
    await recordAudit(inside, {
      noun: "callbacks",
      subjectId: callbackId,
      personId: canceled.personId,
      fields: ["canceledAt"],
    });
    return { personId: canceled.personId };
  });
}

/** A conversation that settled it is no operation: the touch says whose it was. */
async function refuseForWhoEndedIt(context: Context, callbackId: string): Promise<never> {
  const [row] = await context.db
    .select({
      settledAt: callbacks.settledAt,
      by: touches.recruiterId,
      canceledOperationId: callbacks.canceledOperationId,
    })
    .from(callbacks)
    .leftJoin(touches, eq(touches.id, callbacks.settledByTouchId))
    .where(eq(callbacks.id, callbackId));
  if (!row) throw new NotFound("callback");
  if (row.settledAt)
    return refuseForWhoDid(
      context,
      { by: row.by, at: row.settledAt },
      (who, when) => `${who} reached them ${when}: the callback is completed.`,
    );
  return refuseForWhoDid(context, row.canceledOperationId, (who, when) => `${who} canceled this callback ${when}.`);
}

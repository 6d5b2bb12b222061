import { and, desc, eq, inArray } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { positionChanges, positionViewers } from "@/db/schema/positions";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { runUndo } from "@/features/operations/mutations/run-undo";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound } from "@/lib/errors";
import { lockToRestrict, setRestricted } from "./set-restriction";

/** Takes back a restriction, a lifting or a change of who is named, unless somebody changed it again. */
export async function undoRestriction(
  context: Context,
  { operationId }: { operationId: string },
): Promise<{ positionId: string }> {
  requireWriter(context.actor);
  return runUndo(context, { verb: "undoRestriction", operationId, whole: true }, async (inside) => {
    const positionId = await positionOf(inside, operationId);
    const position = await lockToRestrict(inside, positionId);
    const [last, before] = await inside.db
      .select({ kind: positionChanges.kind, at: positionChanges.at, operationId: positionChanges.operationId })
      .from(positionChanges)
      .where(and(eq(positionChanges.positionId, positionId), inArray(positionChanges.kind, kinds)))
      .orderBy(desc(positionChanges.at), desc(positionChanges.id))
      .limit(2);
    if (last?.operationId !== operationId)
      return refuseForWhoDid(inside, last?.operationId, (who, when) => `${who} changed who can see this ${when}.`);
    await giveBackViewers(inside, operationId);
    const wasRestricted = before?.kind === "restricted";
    const restrictedAt = wasRestricted ? (position.restrictedAt ?? before.at) : null;
    await setRestricted(inside, { positionId, restrictedAt, reason: "Undone" });
    return { positionId };
  });
}

const kinds = ["restricted", "restriction_lifted"] as const satisfies (typeof positionChanges.$inferSelect)["kind"][];

async function positionOf({ actor, db }: OperationContext, operationId: string): Promise<string> {
  const [change] = await db
    .select({ positionId: positionChanges.positionId })
    .from(positionChanges)
    .where(
      and(
        eq(positionChanges.operationId, operationId),
        inArray(positionChanges.kind, kinds),
        maySee(actor, positionChanges.positionId),
      ),
    );
  if (!change) throw new NotFound("restriction");
  return change.positionId;
}

/** Whoever the operation named is not named anymore, and whoever it left out is named again. */
async function giveBackViewers({ db, now, operation }: OperationContext, operationId: string) {
  await db
    .update(positionViewers)
    .set({ removedAt: now, removedOperationId: operation.id })
    .where(eq(positionViewers.operationId, operationId));
  await db
    .update(positionViewers)
    .set({ removedAt: null, removedOperationId: null })
    .where(eq(positionViewers.removedOperationId, operationId));
}

import { and, eq } from "drizzle-orm";
import type { OperationContext } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { positionChanges, positions } from "@/db/schema/positions";
import type { PositionState, PositionStateChange } from "@/db/vocabulary/positions";
import { recordAudit } from "@/features/audit/mutations";
import { byOf } from "@/features/recruiters/rules/permission";
import { refuseForWhoChangedIt } from "../queries/last-position-change";

const leadsTo: Record<PositionStateChange, { from: PositionState[]; to: PositionState }> = {
  opened: { from: [], to: "open" },
  held: { from: ["open"], to: "held" },
  hold_lifted: { from: ["held"], to: "open" },
  closed: { from: ["open", "held"], to: "closed" },
  reissued: { from: ["closed"], to: "open" },
};

/**
 * The only writer of a position's status, with its history and audit rows, inside the caller's transaction. It locks the
 * position; the loser of a race is told who was first.
 */
export async function changePositionState(
  inside: OperationContext,
  { positionId, kind, reason }: { positionId: string; kind: PositionStateChange; reason?: string },
) {
  const { db, now, actor, operation } = inside;
  const { from, to } = leadsTo[kind];
  const [before] = await db
    .select({ status: positions.status })
    .from(positions)
    .where(and(eq(positions.id, positionId), maySee(actor, positions.id)))
    .for("no key update");
  if (!before || !from.includes(before.status)) return refuseForWhoChangedIt(inside, positionId);
  await db
    .update(positions)
    .set({ status: to, updatedAt: now })
    .where(and(eq(positions.id, positionId), eq(positions.status, before.status)));
  await db.insert(positionChanges).values({
    positionId,
    kind,
    at: now,
    by: byOf(actor),
    reason: reason ?? null,
    operationId: operation.id,
  });
  await recordAudit(inside, { noun: "positions", subjectId: positionId, fields: ["status"] });
  return { status: to };
}

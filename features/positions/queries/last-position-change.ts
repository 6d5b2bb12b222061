import { and, desc, eq, inArray } from "drizzle-orm";
import type { Context } from "@/db/context";
import { positionChanges, positions } from "@/db/schema/positions";
import { maySee } from "@/db/restricted-positions";
import { positionStateChanges, type PositionChangeKind, type PositionStateChange } from "@/db/vocabulary/positions";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { NotFound, Refusal } from "@/lib/errors";

const did: Record<PositionStateChange, string> = {
  opened: "opened this position",
  held: "put this position on hold",
  hold_lifted: "lifted the hold",
  closed: "closed this position",
  reissued: "reopened this position",
};

const noState: PositionChangeKind[] = ["edited", "restricted", "restriction_lifted"];

/** Says to the loser of a race who changed the position's state, and when. */
export async function refuseForWhoChangedIt(context: Context, positionId: string): Promise<never> {
  const [change] = await context.db
    .select({ kind: positionChanges.kind, operationId: positionChanges.operationId, id: positions.id })
    .from(positions)
    .leftJoin(
      positionChanges,
      and(eq(positionChanges.positionId, positions.id), inArray(positionChanges.kind, [...positionStateChanges])),
    )
    .where(and(eq(positions.id, positionId), maySee(context.actor, positions.id)))
    .orderBy(desc(positionChanges.at), desc(positionChanges.id))
    .limit(1);
  if (!change) throw new NotFound("position");
  const { kind, operationId } = change;
  if (!kind) throw new Refusal("This position is open.");
  return refuseForWhoDid(context, operationId, (who, when) => `${who} ${did[kind as PositionStateChange]} ${when}.`);
}

/** Says to the second of two tabs who changed the position, or who sees it, since it was opened. */
export async function refuseForWhoEditedIt(context: Context, positionId: string): Promise<never> {
  const [edit] = await context.db
    .select({ operationId: positionChanges.operationId })
    .from(positionChanges)
    .where(
      and(
        eq(positionChanges.positionId, positionId),
        inArray(positionChanges.kind, noState),
        maySee(context.actor, positionChanges.positionId),
      ),
    )
    .orderBy(desc(positionChanges.at), desc(positionChanges.id))
    .limit(1);
  return refuseForWhoDid(context, edit?.operationId, (who, when) => `${who} changed this ${when}.`);
}

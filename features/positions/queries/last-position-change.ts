import { and, desc, eq, ne } from "drizzle-orm";
import type { Context } from "@/db/context";
import { positionChanges, positions } from "@/db/schema/positions";
import type { PositionChangeKind } from "@/db/vocabulary/positions";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { NotFound, Refusal } from "@/lib/errors";

const did: Record<Exclude<PositionChangeKind, "edited">, string> = {
  opened: "opened this position",
  held: "put this position on hold",
  hold_lifted: "lifted the hold",
  closed: "closed this position",
  reissued: "reopened this position",
};

/** Says to the loser of a race who changed the position's state, and when. */
export async function refuseForWhoChangedIt(context: Context, positionId: string): Promise<never> {
  const [change] = await context.db
    .select({ kind: positionChanges.kind, operationId: positionChanges.operationId, id: positions.id })
    .from(positions)
    .leftJoin(positionChanges, and(eq(positionChanges.positionId, positions.id), ne(positionChanges.kind, "edited")))
    .where(eq(positions.id, positionId))
    .orderBy(desc(positionChanges.at), desc(positionChanges.id))
    .limit(1);
  if (!change) throw new NotFound("position");
  const { kind, operationId } = change;
  if (!kind || kind === "edited") throw new Refusal("This position is open.");
  return refuseForWhoDid(context, operationId, (who, when) => `${who} ${did[kind]} ${when}.`);
}

/** Says to the second of two tabs who changed the position since it was opened. */
export async function refuseForWhoEditedIt(context: Context, positionId: string): Promise<never> {
  const [edit] = await context.db
    .select({ operationId: positionChanges.operationId })
    .from(positionChanges)
    .where(and(eq(positionChanges.positionId, positionId), eq(positionChanges.kind, "edited")))
    .orderBy(desc(positionChanges.at), desc(positionChanges.id))
    .limit(1);
  return refuseForWhoDid(context, edit?.operationId, (who, when) => `${who} changed this ${when}.`);
}

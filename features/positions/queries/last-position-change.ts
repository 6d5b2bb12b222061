import { and, desc, eq, ne } from "drizzle-orm";
import type { Context } from "@/db/context";
import { positionChanges, positions } from "@/db/schema/positions";
import { recruiters } from "@/db/schema/recruiters";
import type { PositionChangeKind } from "@/db/vocabulary/positions";
import { findWhoDid } from "@/features/operations/queries/find-who-did";
import { ago } from "@/lib/format/ago";
import { NotFound, Refusal } from "@/lib/errors";

const did: Record<Exclude<PositionChangeKind, "edited">, string> = {
  opened: "opened this position",
  held: "put this position on hold",
  hold_lifted: "lifted the hold",
  closed: "closed this position",
  reissued: "reissued this position",
};

/** Says to the loser of a race who changed the position's state, and when. */
export async function refuseForWhoChangedIt({ db, now }: Context, positionId: string): Promise<never> {
  const [change] = await db
    .select({ kind: positionChanges.kind, at: positionChanges.at, by: recruiters.name, id: positions.id })
    .from(positions)
    .leftJoin(positionChanges, and(eq(positionChanges.positionId, positions.id), ne(positionChanges.kind, "edited")))
    .leftJoin(recruiters, eq(recruiters.id, positionChanges.by))
    .where(eq(positions.id, positionId))
    .orderBy(desc(positionChanges.at), desc(positionChanges.id))
    .limit(1);
  if (!change) throw new NotFound("position");
  if (!change.kind || change.kind === "edited" || !change.at) throw new Refusal("This position is open.");
  throw new Refusal(`${change.by ?? "Callback"} ${did[change.kind]} ${ago(change.at, now)}.`);
}

/** Says to the second of two tabs who changed the position since it was opened. */
export async function refuseForWhoEditedIt(context: Context, positionId: string): Promise<never> {
  const [edit] = await context.db
    .select({ operationId: positionChanges.operationId })
    .from(positionChanges)
    .where(and(eq(positionChanges.positionId, positionId), eq(positionChanges.kind, "edited")))
    .orderBy(desc(positionChanges.at), desc(positionChanges.id))
    .limit(1);
  const { who, when } = await findWhoDid(context, edit?.operationId);
  throw new Refusal(`${who} changed this ${when}.`);
}

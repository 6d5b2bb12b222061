import { and, desc, eq, max, sql } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { openingChanges, openings } from "@/db/schema/openings";
import { positions } from "@/db/schema/positions";
import { mostOpenings } from "@/db/vocabulary/positions";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import { recordOpeningChanges } from "./record-opening-change";
import { reopenOpening } from "./reopen-opening";

type NewOpening = {
  positionId: string;
  reason?: string | undefined;
  /** How many the screen showed. Not said: whatever there is, one more. */
  seats?: number | undefined;
};

/**
 * One more seat: the client wants another. The position is back open with it. Pressed twice, or by two, it is added once,
 * and whoever came second is told who was first.
 */
export async function addOpening(
  context: Context,
  { positionId, reason, seats }: NewOpening,
): Promise<{ openingId: string; reopeningId: string; number: number; operationId: string }> {
  requireWriter(context.actor);
  return runOperation(context, { verb: "addOpening" }, async (inside) => {
    const { db: tx } = inside;
    const [position] = await tx
      .select({ status: positions.status })
      .from(positions)
      .where(eq(positions.id, positionId))
      .for("no key update");
    if (!position) throw new NotFound("position");
    if (position.status === "closed") throw new Refusal("This position is closed. Reopen it instead.");
    if (seats !== undefined) await refuseSeen(inside, positionId, seats);
    const opening = await insertOpening(inside, positionId);
    const { reopeningId } = await reopenOpening(inside, { openingId: opening.id, kind: "opening_added", reason });
    return { openingId: opening.id, reopeningId, number: opening.number, operationId: inside.operation.id };
  });
}

/** Seats are never deleted: where there are others than were seen, somebody added one. */
async function refuseSeen(inside: OperationContext, positionId: string, seen: number) {
  const [last] = await inside.db
    .select({ number: openings.number, operationId: openingChanges.operationId })
    .from(openings)
    .leftJoin(openingChanges, and(eq(openingChanges.openingId, openings.id), eq(openingChanges.kind, "added")))
    .where(eq(openings.positionId, positionId))
    .orderBy(desc(openings.number))
    .limit(1);
  if ((last?.number ?? 0) === seen) return;
  await refuseForWhoDid(
    inside,
    last?.operationId,
    (who, when) => `${who} added an opening ${when}. Add another one only if there is one more.`,
  );
}

/** The next seat by number, up to the most there can be. The caller holds the position's lock. */
export async function insertOpening(inside: OperationContext, positionId: string) {
  const [last] = await inside.db
    .select({
      number: max(openings.number),
      left: sql<number>`count(*) filter (where ${openings.state} <> 'closed')::int`,
    })
    .from(openings)
    .where(eq(openings.positionId, positionId));
  if (last && last.left >= mostOpenings)
    throw new Refusal(
      `This position has ${mostOpenings} openings, and that is the most one can have. Add a second position.`,
    );
  const [opening] = await inside.db
    .insert(openings)
    .values({ positionId, number: (last?.number ?? 0) + 1, createdAt: inside.now })
    .returning({ id: openings.id, number: openings.number });
  if (!opening) throw new Error("The opening was not written.");
  await recordOpeningChanges(inside, { openingId: opening.id, kind: "added" });
  return opening;
}

import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { candidacies } from "@/db/schema/candidacies";
import { openings, reopenings } from "@/db/schema/openings";
import { placements } from "@/db/schema/offers";
import { positionChanges, positions } from "@/db/schema/positions";
import { revivals } from "@/db/schema/revivals";
import type { ReopeningKind } from "@/db/vocabulary/positions";
import { recordAudit } from "@/features/audit/mutations";
import { runUndo } from "@/features/operations/mutations/run-undo";
import { undoRevivals } from "@/features/candidacies/mutations/undo-revivals";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound } from "@/lib/errors";
import { listBroughtBack } from "../queries/opening-facts";
import { refuseForWhoEndedIt } from "../queries/reopening-facts";
import { listToldOfReopening } from "../queries/told-of-reopening";
import { changePositionState } from "./change-position-state";

export type UndoneReopening = {
  positionId: string;
  /** Off the board again. */
  closed: string[];
  /** Moved, closed out or said yes since: they stay as they are. */
  kept: string[];
  /** Who knows already: an undo does not unsay it. Sentences. */
  told: string[];
};

/**
 * Takes the reopenings of an operation back while their seats are still open: whom they brought back leaves the board,
 * seats and position are as before, and emails that still wait for them are stopped by the last look. Lifting a hold or
 * reissuing frees several seats as one operation: those that were not settled since are taken back together.
 */
export async function undoReopening(
  context: Context,
  { operationId }: { operationId: string },
): Promise<UndoneReopening> {
  requireWriter(context.actor);
  return runUndo(context, { verb: "undoReopening", operationId, whole: true }, async (inside) => {
    const { db: tx, now, operation } = inside;
    const all = await tx.select().from(reopenings).where(eq(reopenings.operationId, operationId));
    const [first] = all;
    if (!first) throw new NotFound("reopening");
    const { positionId, kind } = first;
    // Position, seats, reopenings: the order in which reopening, closing and filling a seat take them.
    await tx.select({ id: positions.id }).from(positions).where(eq(positions.id, positionId)).for("no key update");
    const seatIds = all.map(({ openingId }) => openingId);
    await tx
      .select({ id: openings.id })
      .from(openings)
      .where(inArray(openings.id, seatIds))
      .orderBy(openings.id)
      .for("no key update");
    const undone = await tx
      .update(reopenings)
      .set({ undoneAt: now, undoneOperationId: operation.id })
      .where(and(eq(reopenings.operationId, operationId), isNull(reopenings.undoneAt), isNull(reopenings.settledAt)))
      .returning();
    if (undone.length === 0) return refuseForWhoEndedIt(inside, first.id);

    await lockBroughtBack(inside, undone);
    const told: string[] = [];
    const closed: string[] = [];
    const kept: string[] = [];
    for (const one of undone) {
      const candidacyIds = await listBroughtBack(inside, one.id);
      told.push(...(await listToldOfReopening(inside, { ...one, candidacyIds })));
      const taken = await undoRevivals(inside, { reopeningId: one.id });
      closed.push(...taken.closed);
      kept.push(...candidacyIds.filter((id) => !taken.closed.includes(id)));
      await putSeatBack(inside, one);
      await recordAudit(inside, { noun: "reopenings", subjectId: one.id, fields: ["undoneAt"] });
    }
    await putPositionBack(inside, positionId, kind);
    return { positionId, closed, kept, told };
  });
}

/** In the order of their ids, as a bulk verb takes cards, whichever seat brought them back. */
async function lockBroughtBack({ db }: OperationContext, undone: { id: string }[]) {
  const reopeningIds = undone.map(({ id }) => id);
  await db
    .select({ id: candidacies.id })
    .from(candidacies)
    .where(
      inArray(
        candidacies.id,
        db.select({ id: revivals.candidacyId }).from(revivals).where(inArray(revivals.reopeningId, reopeningIds)),
      ),
    )
    .orderBy(candidacies.id)
    .for("no key update");
}

async function putSeatBack(inside: OperationContext, { openingId, candidacyId, kind }: typeof reopenings.$inferSelect) {
  const { db, now } = inside;
  if (kind === "opening_added" || kind === "order_reissued")
    await db
      .update(openings)
      .set({ state: "closed", closedAt: now })
      .where(and(eq(openings.id, openingId), eq(openings.state, "open")));
  if (kind !== "fell_off" || !candidacyId) return;
  // The hire holds the seat again only where the placement was put right before.
  const live = await db.$count(
    placements,
    and(eq(placements.openingId, openingId), eq(placements.candidacyId, candidacyId), isNull(placements.endedAt)),
  );
  if (live > 0)
    await db
      .update(openings)
      .set({ state: "filled", candidacyId, filledAt: now })
      .where(and(eq(openings.id, openingId), eq(openings.state, "open")));
}

async function putPositionBack(inside: OperationContext, positionId: string, kind: ReopeningKind) {
  const [position] = await inside.db
    .select({ status: positions.status })
    .from(positions)
    .where(eq(positions.id, positionId));
  if (position?.status !== "open") return;
  const open = await inside.db.$count(openings, and(eq(openings.positionId, positionId), eq(openings.state, "open")));
  if (kind === "hold_lifted") {
    const [held] = await inside.db
      .select({ reason: positionChanges.reason })
      .from(positionChanges)
      .where(and(eq(positionChanges.positionId, positionId), eq(positionChanges.kind, "held")))
      .orderBy(desc(positionChanges.at), desc(positionChanges.id))
      .limit(1);
    await changePositionState(inside, {
      positionId,
      kind: "held",
      reason: held?.reason ?? "Lifting the hold was undone",
    });
  }
  if (kind === "order_reissued" && open === 0)
    await changePositionState(inside, {
      positionId,
      kind: "closed",
      reason: "Reopening was undone",
    });
}

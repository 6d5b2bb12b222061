import { and, desc, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { openings, reopenings } from "@/db/schema/openings";
import { placements } from "@/db/schema/offers";
import { positionChanges, positions } from "@/db/schema/positions";
import type { ReopeningKind } from "@/db/vocabulary/positions";
import { recordAudit } from "@/features/audit/mutations";
import { undoRevivals } from "@/features/candidacies/mutations/undo-revivals";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { listBroughtBack } from "../queries/opening-facts";
import { getReopening, refuseForWhoEndedIt } from "../queries/reopening-facts";
import { listToldOfReopening } from "../queries/told-of-reopening";
import { changePositionState } from "./change-position-state";

/** One press of lifting a hold or reissuing frees several seats: they are taken back together. */
const pressedTogether: readonly ReopeningKind[] = ["hold_lifted", "order_reissued"];

export type UndoneReopening = {
  positionId: string;
  /** Off the board again. */
  closed: string[];
  /** Moved, spoken with or closed out since: they stay as they are. */
  kept: string[];
  /** Who knows already: an undo does not unsay it. Sentences. */
  told: string[];
};

/**
 * Takes a reopening back while its seat is still open: whom it brought back leaves the board, the seat and the position
 * are as before, and emails that still wait for it are stopped by the last look.
 */
export async function undoReopening(
  context: Context,
  { reopeningId }: { reopeningId: string },
): Promise<UndoneReopening> {
  requireWriter(context.actor);
  return context.db.transaction(async (tx) => {
    const inside = { ...context, db: tx };
    const { positionId, kind, at } = await getReopening(inside, reopeningId);
    await tx.select({ id: positions.id }).from(positions).where(eq(positions.id, positionId)).for("no key update");
    const undone = await tx
      .update(reopenings)
      .set({ undoneAt: context.now })
      .where(
        and(
          pressedTogether.includes(kind)
            ? and(eq(reopenings.positionId, positionId), eq(reopenings.kind, kind), eq(reopenings.at, at))
            : eq(reopenings.id, reopeningId),
          isNull(reopenings.undoneAt),
          isNull(reopenings.settledAt),
        ),
      )
      .returning();
    if (!undone.some((one) => one.id === reopeningId)) return refuseForWhoEndedIt(inside, reopeningId);

    const told: string[] = [];
    const closed: string[] = [];
    const kept: string[] = [];
    for (const one of undone) {
      const candidacyIds = await listBroughtBack(inside, one.id);
      told.push(...(await listToldOfReopening(inside, { ...one, candidacyIds })));
      const taken = await undoRevivals(inside, { candidacyIds });
      closed.push(...taken.closed);
      kept.push(...candidacyIds.filter((id) => !taken.closed.includes(id)));
      await putSeatBack(inside, one);
      await recordAudit(inside, {
        verb: "undoReopening",
        noun: "reopenings",
        subjectId: one.id,
        after: { positionId, openingId: one.openingId, kind, closed: taken.closed },
      });
    }
    await putPositionBack(inside, positionId, kind);
    return { positionId, closed, kept, told };
  });
}

async function putSeatBack(inside: Context, { openingId, candidacyId, kind }: typeof reopenings.$inferSelect) {
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

async function putPositionBack(inside: Context, positionId: string, kind: ReopeningKind) {
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
      reason: held?.reason ?? "Lifting the hold was taken back",
      verb: "undoReopening",
    });
  }
  if (kind === "order_reissued" && open === 0)
    await changePositionState(inside, {
      positionId,
      kind: "closed",
      reason: "Reissuing was taken back",
      verb: "undoReopening",
    });
}

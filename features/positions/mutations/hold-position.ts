import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { openings, reopenings } from "@/db/schema/openings";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import { changePositionState } from "./change-position-state";
import { reopenOpening } from "./reopen-opening";

/** The client pauses the search. Cards stay where they stand; nothing is "back open" while it lasts. */
export async function holdPosition(
  context: Context,
  { positionId, reason }: { positionId: string; reason: string },
): Promise<void> {
  requireWriter(context.actor);
  if (reason.trim() === "") throw new Refusal("Say why it is on hold.", "reason");
  await context.db.transaction(async (tx) => {
    const inside = { ...context, db: tx };
    await changePositionState(inside, { positionId, kind: "held", reason: reason.trim(), verb: "holdPosition" });
    await tx
      .update(reopenings)
      .set({ settledAt: context.now })
      .where(and(eq(reopenings.positionId, positionId), isNull(reopenings.undoneAt), isNull(reopenings.settledAt)));
  });
}

/** The search goes on: each open seat is back open. */
export async function liftHold(
  context: Context,
  { positionId, reason }: { positionId: string; reason?: string | undefined },
): Promise<{ reopeningIds: string[] }> {
  requireWriter(context.actor);
  return context.db.transaction(async (tx) => {
    const inside = { ...context, db: tx };
    await changePositionState(inside, {
      positionId,
      kind: "hold_lifted",
      verb: "liftHold",
      ...(reason?.trim() ? { reason: reason.trim() } : {}),
    });
    const seats = await tx
      .select({ id: openings.id })
      .from(openings)
      .where(and(eq(openings.positionId, positionId), eq(openings.state, "open")))
      .orderBy(openings.number);
    const reopeningIds: string[] = [];
    for (const seat of seats) {
      const { reopeningId } = await reopenOpening(inside, { openingId: seat.id, kind: "hold_lifted", reason });
      reopeningIds.push(reopeningId);
    }
    return { reopeningIds };
  });
}

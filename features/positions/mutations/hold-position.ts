import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { runOperation } from "@/features/operations/mutations/run-operation";
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
  await runOperation(context, { verb: "holdPosition", reason }, async (inside) => {
    const { db: tx } = inside;
    await changePositionState(inside, { positionId, kind: "held", reason: reason.trim() });
    await tx
      .update(reopenings)
      .set({ settledAt: context.now, settledOperationId: inside.operation.id })
      .where(and(eq(reopenings.positionId, positionId), isNull(reopenings.undoneAt), isNull(reopenings.settledAt)));
  });
}

/** The search goes on: each open seat is back open. */
export async function liftHold(
  context: Context,
  { positionId, reason }: { positionId: string; reason?: string | undefined },
): Promise<{ reopeningIds: string[]; operationId: string }> {
  requireWriter(context.actor);
  return runOperation(context, { verb: "liftHold", reason }, async (inside) => {
    const { db: tx } = inside;
    await changePositionState(inside, {
      positionId,
      kind: "hold_lifted",
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
    return { reopeningIds, operationId: inside.operation.id };
  });
}

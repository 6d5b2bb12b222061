import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { mostOpenings } from "@/db/vocabulary/positions";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { openings } from "@/db/schema/openings";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { insertOpening } from "./add-opening";
import { changePositionState } from "./change-position-state";
import { reopenOpening } from "./reopen-opening";

/** The client sends a closed order out again: its closed seats are back open, or a new one where all were filled. */
export async function reissuePosition(
  context: Context,
  { positionId, reason }: { positionId: string; reason?: string | undefined },
): Promise<{ reopeningIds: string[]; operationId: string }> {
  requireWriter(context.actor);
  return runOperation(context, { verb: "reissuePosition", reason }, async (inside) => {
    const { db: tx } = inside;
    await changePositionState(inside, {
      positionId,
      kind: "reissued",
      ...(reason?.trim() ? { reason: reason.trim() } : {}),
    });
    const closed = await tx
      .select({ id: openings.id })
      .from(openings)
      .where(and(eq(openings.positionId, positionId), eq(openings.state, "closed")))
      .orderBy(openings.number)
      .limit(mostOpenings);
    const seats = closed.length > 0 ? closed : [await insertOpening(inside, positionId)];
    const reopeningIds: string[] = [];
    for (const seat of seats) {
      const { reopeningId } = await reopenOpening(inside, { openingId: seat.id, kind: "order_reissued", reason });
      reopeningIds.push(reopeningId);
    }
    return { reopeningIds, operationId: inside.operation.id };
  });
}

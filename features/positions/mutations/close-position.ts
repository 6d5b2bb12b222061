import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { openings } from "@/db/schema/openings";
import { closeOutCandidacies } from "@/features/candidacies/mutations/close-out";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import type { ClosePositionInput } from "../inputs";
import { listOnBoard } from "../queries/on-board";
import { proposedRunnerUp } from "../rules/reopening";
import { changePositionState } from "./change-position-state";
import { recordOpeningChanges } from "./record-opening-change";
import { settleLiveReopening } from "./settle-reopening";

/**
 * Closes the open seats and closes out everybody still on the board, per stage as a runner-up or not: from here an
 * answer is owed to each who was submitted. Who was hired stays. Where every seat is filled, that is the reason they hear.
 */
export async function closePosition(
  context: Context,
  { positionId, reason, closeOuts = [] }: ClosePositionInput,
): Promise<{ closedOut: string[]; closedOpenings: number }> {
  requireWriter(context.actor);
  const { now } = context;
  if (reason.trim() === "") throw new Refusal("Say why it is closed.", "reason");
  return runOperation(context, { verb: "closePosition", reason }, async (inside) => {
    const { db: tx } = inside;
    await changePositionState(inside, { positionId, kind: "closed", reason: reason.trim() });
    const seats = await tx.select().from(openings).where(eq(openings.positionId, positionId)).for("update");
    const open = seats.filter((seat) => seat.state === "open");
    for (const seat of open) await settleLiveReopening(inside, seat.id);
    if (open.length > 0)
      await tx
        .update(openings)
        .set({ state: "closed", closedAt: now })
        .where(
          and(
            inArray(
              openings.id,
              open.map((seat) => seat.id),
            ),
            isNull(openings.closedAt),
          ),
        );
    await recordOpeningChanges(inside, ...open.map(({ id }) => ({ openingId: id, kind: "closed" as const })));

    const filled = open.length === 0 && seats.some((seat) => seat.state === "filled");
    const chosen = new Map(closeOuts.map((one) => [one.stage, one.runnerUp]));
    const board = (await listOnBoard(inside, positionId)).filter((card) => !card.hired);
    const { done, refused } = await closeOutCandidacies(inside, {
      cards: board.map(({ candidacyId, stage }) => ({
        candidacyId,
        runnerUp: chosen.get(stage) ?? proposedRunnerUp(stage),
      })),
      side: "client",
      reason: filled ? "position_filled" : "position_closed",
    });
    const [first] = refused;
    if (first) {
      const card = board.find((one) => one.candidacyId === first.id);
      throw new Refusal(`${card?.name ?? "Someone"}: ${first.sentence}`);
    }
    return { closedOut: done.map((one) => one.candidacyId), closedOpenings: open.length };
  });
}

import { and, eq, inArray, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { offers, placements } from "@/db/schema/offers";
import { positions } from "@/db/schema/positions";
import { livePlacementStates } from "@/db/vocabulary/offers";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { recordPlacementChange } from "@/features/offers/mutations/record-placement-change";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { reopenOpening } from "@/features/positions/mutations/reopen-opening";
import { requireWriter } from "@/features/recruiters/rules/permission";
import type { FallOffInput } from "../inputs";
import { getPlacement, refuseForChangedPlacement } from "../queries/placement-facts";

/**
 * The hire falls through before or after the start: the candidacy is closed out, the seat is back open. The offer holds
 * no seat anymore; that it was accepted stays in the history of the placement.
 */
export async function fallOff(context: Context, input: FallOffInput) {
  requireWriter(context.actor);
  const { placementId, reason, side = "candidate", closeOutReason = "other" } = input;
  return runOperation(context, { verb: "fallOff", reason }, async (inside) => {
    const { db: tx } = inside;
    const before = await getPlacement(inside, placementId);
    const { candidacyId, openingId, offerId, positionId, personId } = before;
    // Position before card, as closing a position takes them.
    await tx.select({ id: positions.id }).from(positions).where(eq(positions.id, positionId)).for("no key update");
    const [fell] = await tx
      .update(placements)
      .set({ state: "fell_off", endedAt: context.now, endReason: reason })
      .where(and(eq(placements.id, placementId), inArray(placements.state, livePlacementStates)))
      .returning({ id: placements.id });
    if (!fell) return refuseForChangedPlacement(inside, placementId);
    await tx
      .update(offers)
      .set({ state: "withdrawn", answerNote: `Fell through: ${reason}`, version: sql`${offers.version} + 1` })
      .where(eq(offers.id, offerId));
    await recordPlacementChange(inside, { placementId, kind: "fell_off", reason });
    await recordAudit(inside, { noun: "offers", subjectId: offerId, fields: ["state"] });
    const { closeOutId } = await closeOut(inside, { candidacyId, side, reason: closeOutReason, note: reason });
    const { reopeningId, broughtBack } = await reopenOpening(inside, {
      openingId,
      kind: "fell_off",
      candidacyId,
      reason,
    });
    await refreshPersonActivity(inside, [personId]);
    return { reopeningId, closeOutId, broughtBack };
  });
}

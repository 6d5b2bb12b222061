import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { placements } from "@/db/schema/offers";
import { recordPlacementChange } from "@/features/offers/mutations/record-placement-change";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { advanceCandidacy } from "@/features/candidacies/mutations/advance-candidacy";
import { guaranteeUntil, requireAssignmentDays } from "@/features/offers/rules";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { dayIn } from "@/lib/calendar";
import { Refusal } from "@/lib/errors";
import type { StartPlacementInput } from "../inputs";
import { getPlacement, refuseForChangedPlacement } from "../queries/placement-facts";

/** They have started: the card moves to Placed, the guarantee counts from this day. */
export async function startPlacement(context: Context, { placementId, ...input }: StartPlacementInput) {
  requireWriter(context.actor);
  return runOperation(context, { verb: "startPlacement" }, async (inside) => {
    const { db: tx } = inside;
    const before = await getPlacement(inside, placementId);
    const today = dayIn(before.zone, context.now);
    const startOn = input.startOn ?? (before.startOn && before.startOn <= today ? before.startOn : today);
    const endsOn = input.endsOn ?? before.endsOn;
    if (startOn > today) throw new Refusal("This date is in the future. Confirm the start on that day.", "startOn");
    requireAssignmentDays({ startOn, endsOn }, before.term);

    const [started] = await tx
      .update(placements)
      .set({ state: "started", startOn, endsOn, guaranteeUntil: guaranteeUntil(startOn, before) })
      .where(and(eq(placements.id, placementId), eq(placements.state, "accepted")))
      .returning({ id: placements.id });
    if (!started) return refuseForChangedPlacement(inside, placementId);
    await recordPlacementChange(inside, { placementId, kind: "started" });
    await advanceCandidacy(inside, { candidacyId: before.candidacyId, kind: "started" });
    await refreshPersonActivity(inside, [before.personId]);
    return { placementId, startOn };
  });
}

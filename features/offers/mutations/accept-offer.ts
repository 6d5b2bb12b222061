import type { Context } from "@/db/context";
import { placements } from "@/db/schema/offers";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { advanceCandidacy } from "@/features/candidacies/mutations/advance-candidacy";
import { recordYes } from "@/features/candidacies/mutations/record-yes";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { fillOpening } from "@/features/positions/mutations/fill-opening";
import { settlePromises } from "@/features/promises/mutations/settle-promises";
import { requireWriter } from "@/features/recruiters/rules/permission";
import type { AcceptOfferInput } from "../inputs";
import { getOffer } from "../queries/offer-facts";
import { guaranteeUntil, requireAssignmentDays } from "../rules";
import { answerOffer } from "./answer-offer";
import { recordPlacementChange } from "./record-placement-change";

/** They said yes: the seat is filled, the card moves to Accepted, the placement begins with its guarantee. */
export async function acceptOffer(context: Context, { offerId, version, ...input }: AcceptOfferInput) {
  requireWriter(context.actor);
  return runOperation(context, { verb: "acceptOffer" }, async (inside) => {
    const { db: tx } = inside;
    const offer = await getOffer(inside, offerId);
    const { candidacyId, openingId, personId } = offer;
    const startOn = input.startOn ?? offer.startOn;
    const endsOn = input.endsOn ?? null;
    requireAssignmentDays({ startOn, endsOn }, offer.term);

    await answerOffer(inside, { offerId, version, state: "accepted" });
    await fillOpening(inside, { openingId, candidacyId });
    const [placement] = await tx
      .insert(placements)
      .values({
        offerId,
        candidacyId,
        openingId,
        startOn,
        endsOn,
        guaranteeUntil: guaranteeUntil(startOn, offer),
        createdAt: context.now,
      })
      .returning({ id: placements.id });
    if (!placement) throw new Error("The placement was not written.");
    await recordPlacementChange(inside, { placementId: placement.id, kind: "accepted" });
    await advanceCandidacy(inside, { candidacyId, kind: "hired" });
    await settlePromises(inside, { candidacyIds: [candidacyId] });
    await recordYes(inside, { candidacyId });
    await refreshPersonActivity(inside, [personId]);
    return { placementId: placement.id };
  });
}

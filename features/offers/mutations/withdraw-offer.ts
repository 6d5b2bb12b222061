import type { Context } from "@/db/context";
import { moveCandidacy } from "@/features/candidacies/mutations/move-candidacy";
import { getStanding } from "@/features/candidacies/queries/standings";
import { stageThatHolds } from "@/features/candidacies/rules/moves";
import { requireWriter } from "@/features/recruiters/rules/permission";
import type { WithdrawOfferInput } from "../inputs";
import { getOffer } from "../queries/offer-facts";
import { answerOffer } from "./answer-offer";

/** The client takes the offer back before an answer: the seat is free again, the card goes back to where its record holds. */
export async function withdrawOffer(context: Context, { offerId, version, reason }: WithdrawOfferInput) {
  requireWriter(context.actor);
  return context.db.transaction(async (tx) => {
    const inside = { ...context, db: tx };
    const { candidacyId } = await getOffer(inside, offerId);
    await answerOffer(inside, { offerId, version, state: "withdrawn", note: reason, verb: "withdrawOffer" });
    const standing = await getStanding(inside, candidacyId);
    const toStage = stageThatHolds(standing.stage, standing);
    if (!standing.closed && toStage !== standing.stage)
      await moveCandidacy(inside, { candidacyId, version: standing.version, toStage, reason: "Offer withdrawn" });
    return { candidacyId, stage: toStage };
  });
}

import type { Context } from "@/db/context";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { moveCandidacy } from "@/features/candidacies/mutations/move-candidacy";
import { getCandidacyState } from "@/features/candidacies/queries/candidacy-states";
import { stageThatHolds } from "@/features/candidacies/rules/moves";
import { requireWriter } from "@/features/recruiters/rules/permission";
import type { WithdrawOfferInput } from "../inputs";
import { getOffer } from "../queries/offer-facts";
import { answerOffer } from "./answer-offer";

/** The client takes the offer back before an answer: the seat is free again, the card goes back to where its record holds. */
export async function withdrawOffer(context: Context, { offerId, version, reason }: WithdrawOfferInput) {
  requireWriter(context.actor);
  return runOperation(context, { verb: "withdrawOffer" }, async (inside) => {
    const { candidacyId } = await getOffer(inside, offerId);
    await answerOffer(inside, { offerId, version, state: "withdrawn", note: reason });
    const candidacy = await getCandidacyState(inside, candidacyId);
    const toStage = stageThatHolds(candidacy.stage, candidacy);
    if (!candidacy.closed && toStage !== candidacy.stage)
      await moveCandidacy(inside, { candidacyId, version: candidacy.version, toStage, reason: "Offer withdrawn" });
    return { candidacyId, stage: toStage };
  });
}

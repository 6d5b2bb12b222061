import type { Context } from "@/db/context";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { returnToRecord } from "@/features/candidacies/mutations/return-to-record";
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
    const { stage } = await returnToRecord(inside, { candidacyId, reason: "Offer withdrawn" });
    return { candidacyId, stage };
  });
}

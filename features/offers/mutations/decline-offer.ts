import { eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { positions } from "@/db/schema/positions";
import { declineReasons } from "@/db/vocabulary/offers";
import { closeOut } from "@/features/candidacies/mutations/close-out";
import { reopenOpening } from "@/features/positions/mutations/reopen-opening";
import { requireWriter } from "@/features/recruiters/rules/permission";
import type { DeclineOfferInput } from "../inputs";
import { getOffer } from "../queries/offer-facts";
import { answerOffer } from "./answer-offer";

/** They said no: the candidacy is closed out with their reason, and the seat is back open with its runner-ups. */
export async function declineOffer(context: Context, { offerId, version, reason, note }: DeclineOfferInput) {
  requireWriter(context.actor);
  return runOperation(context, { verb: "declineOffer" }, async (inside) => {
    const { db: tx } = inside;
    const { candidacyId, openingId, positionId } = await getOffer(inside, offerId);
    // Position before card, as closing a position takes them.
    await tx.select({ id: positions.id }).from(positions).where(eq(positions.id, positionId)).for("no key update");
    await answerOffer(inside, {
      offerId,
      version,
      state: "declined",
      declineReason: reason,
      note,
    });
    const { closeOutId } = await closeOut(inside, {
      candidacyId,
      side: "candidate",
      reason: "declined_offer",
      note: note || declineReasons[reason],
    });
    const { reopeningId, broughtBack } = await reopenOpening(inside, {
      openingId,
      kind: "offer_declined",
      candidacyId,
      reason: note || declineReasons[reason],
    });
    return { reopeningId, closeOutId, broughtBack };
  });
}

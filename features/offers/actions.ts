"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { acceptOfferInput, declineOfferInput, extendOfferInput, withdrawOfferInput } from "./inputs";
import { acceptOffer } from "./mutations/accept-offer";
import { declineOffer } from "./mutations/decline-offer";
import { extendOffer } from "./mutations/extend-offer";
import { withdrawOffer } from "./mutations/withdraw-offer";

export const extendOfferAction = recruiterAction(extendOfferInput, async (context, input) => {
  const extended = await extendOffer(context, input);
  revalidatePath("/(recruiter)/positions/[id]", "layout");
  return extended;
});

export const acceptOfferAction = recruiterAction(acceptOfferInput, async (context, input) => {
  const accepted = await acceptOffer(context, input);
  revalidatePath("/(recruiter)/positions/[id]", "layout");
  return accepted;
});

export const declineOfferAction = recruiterAction(declineOfferInput, async (context, input) => {
  const { reopeningId, broughtBack } = await declineOffer(context, input);
  revalidatePath("/(recruiter)/positions/[id]", "layout");
  return { reopeningId, cameBack: broughtBack.length };
});

export const withdrawOfferAction = recruiterAction(withdrawOfferInput, async (context, input) => {
  const withdrawn = await withdrawOffer(context, input);
  revalidatePath("/(recruiter)/positions/[id]", "layout");
  return withdrawn;
});

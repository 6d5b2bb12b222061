"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { setDecisionDateInput } from "./inputs";
import { setDecisionDate } from "./mutations/set-decision-date";

export const setDecisionDateAction = recruiterAction(setDecisionDateInput, async (context, input) => {
  const set = await setDecisionDate(context, input);
  revalidatePath("/(recruiter)/positions/[id]", "layout");
  return set;
});

"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { keepPromiseInput, setDecisionDateInput } from "./inputs";
import { keepPromise } from "./mutations/keep-promise";
import { setDecisionDate } from "./mutations/set-decision-date";

export const setDecisionDateAction = recruiterAction(setDecisionDateInput, async (context, input) => {
  const set = await setDecisionDate(context, input);
  revalidatePath("/(recruiter)/positions/[id]", "layout");
  return set;
});

export const keepPromiseAction = recruiterAction(keepPromiseInput, async (context, input) => {
  const kept = await keepPromise(context, input);
  revalidatePath("/(recruiter)/positions/[id]", "layout");
  return kept;
});

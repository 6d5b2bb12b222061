"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { storeTopOfMindInput } from "./inputs";
import { storeTopOfMind } from "./mutations/store-top-of-mind";

export const storeTopOfMindAction = recruiterAction(storeTopOfMindInput, async (context, input) => {
  const stored = await storeTopOfMind(context, input);
  if (stored.stored) revalidatePath("/(recruiter)/positions/[id]/top-of-mind", "page");
  return stored;
});

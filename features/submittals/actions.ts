"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { submitToClientInput } from "./inputs";
import { submitToClient } from "./mutations/submit-to-client";

export const submitToClientAction = recruiterAction(submitToClientInput, async (context, input) => {
  const submitted = await submitToClient(context, input);
  revalidatePath("/(recruiter)/positions/[id]", "layout");
  return submitted;
});

"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { recordRightInput, submitToClientInput } from "./inputs";
import { recordRight } from "./mutations/record-right";
import { submitToClient } from "./mutations/submit-to-client";

export const submitToClientAction = recruiterAction(submitToClientInput, async (context, input) => {
  const submitted = await submitToClient(context, input);
  revalidatePath("/(recruiter)/positions/[id]", "layout");
  return submitted;
});

export const recordRightAction = recruiterAction(recordRightInput, async (context, input) => {
  const recorded = await recordRight(context, input);
  revalidatePath("/replies", "layout");
  return recorded;
});

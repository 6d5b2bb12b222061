"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction, viewerAction } from "@/lib/server/action";
import { deedGroundInput, submitToClientInput } from "./inputs";
import { submitToClient } from "./mutations/submit-to-client";
import { getDeedGround } from "./queries/get-deed-ground";

export const readDeedGroundAction = viewerAction(deedGroundInput, (context, { candidacyId }) =>
  getDeedGround(context, candidacyId),
);

export const submitToClientAction = recruiterAction(submitToClientInput, async (context, input) => {
  const submitted = await submitToClient(context, input);
  revalidatePath("/(recruiter)/positions/[id]", "layout");
  return submitted;
});

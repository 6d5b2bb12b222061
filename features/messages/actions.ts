"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { cancelMessageInput, pauseSendingInput, resumeSendingInput } from "./inputs";
import { cancelMessage } from "./mutations/cancel-message";
import { pauseSending, resumeSending } from "./mutations/pause-sending";

export const cancelMessageAction = recruiterAction(cancelMessageInput, async (context, input) => {
  await cancelMessage(context, input);
  revalidatePath("/outreach");
  return {};
});

export const pauseSendingAction = recruiterAction(pauseSendingInput, async (context, input) => {
  await pauseSending(context, input);
  revalidatePath("/settings");
  return {};
});

export const resumeSendingAction = recruiterAction(resumeSendingInput, async (context) => {
  await resumeSending(context);
  revalidatePath("/settings");
  return {};
});

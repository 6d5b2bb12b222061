"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import {
  cancelMessageInput,
  outreachInput,
  pauseSendingInput,
  resumeOutreachInput,
  resumeSendingInput,
  settleMessageInput,
} from "./inputs";
import { cancelMessage } from "./mutations/cancel-message";
import { resumeOutreach } from "./mutations/pause-outreach";
import { pauseSending, resumeSending } from "./mutations/pause-sending";
import { cancelSend, undoSend } from "./mutations/take-back-send";
import { settleMessage } from "./mutations/settle-message";

export const cancelMessageAction = recruiterAction(cancelMessageInput, async (context, input) => {
  await cancelMessage(context, input);
  revalidatePath("/outreach");
  return {};
});

export const undoSendAction = recruiterAction(outreachInput, async (context, input) => {
  const taken = await undoSend(context, input);
  revalidatePath("/outreach", "layout");
  return taken;
});

export const cancelSendAction = recruiterAction(outreachInput, async (context, input) => {
  const taken = await cancelSend(context, input);
  revalidatePath("/outreach", "layout");
  return taken;
});

export const settleMessageAction = recruiterAction(settleMessageInput, async (context, input) => {
  await settleMessage(context, input);
  revalidatePath("/settings/delivery");
  return {};
});

// The banner that says so stands in the frame of every page.
export const pauseSendingAction = recruiterAction(pauseSendingInput, async (context, input) => {
  await pauseSending(context, input);
  revalidatePath("/", "layout");
  return {};
});

export const resumeSendingAction = recruiterAction(resumeSendingInput, async (context) => {
  await resumeSending(context);
  revalidatePath("/", "layout");
  return {};
});

export const resumeOutreachAction = recruiterAction(resumeOutreachInput, async (context, input) => {
  await resumeOutreach(context, input);
  revalidatePath("/", "layout");
  return {};
});

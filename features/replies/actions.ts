"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { readReplyInput, retryWebhookEventInput } from "./inputs";
import { readReply } from "./mutations/read-reply";
import { retryWebhookEvent } from "./mutations/retry-webhook-event";

export const retryWebhookEventAction = recruiterAction(retryWebhookEventInput, async (context, input) => {
  await retryWebhookEvent(context, input);
  revalidatePath("/settings/delivery");
  return {};
});

export const readReplyAction = recruiterAction(readReplyInput, async (context, input) => {
  const read = await readReply(context, input);
  revalidatePath("/today");
  return read;
});

"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { retryWebhookEventInput } from "./inputs";
import { retryWebhookEvent } from "./mutations/retry-webhook-event";

export const retryWebhookEventAction = recruiterAction(retryWebhookEventInput, async (context, input) => {
  await retryWebhookEvent(context, input);
  revalidatePath("/settings/delivery");
  return {};
});

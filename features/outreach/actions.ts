"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { outreachInput } from "@/features/messages/inputs";
import { cancelMessage } from "@/features/messages/mutations/cancel-message";
import { queueOutreach } from "@/features/messages/mutations/queue-outreach";
import { recruiterAction } from "@/lib/server/action";

export const queueOutreachAction = recruiterAction(outreachInput, async (context, input) => {
  const result = await queueOutreach(context, input);
  revalidatePath("/outreach");
  return { ...result, at: context.now };
});

export const cancelEmailAction = recruiterAction(z.object({ messageId: z.uuid() }), async (context, input) => {
  await cancelMessage(context, input);
  revalidatePath("/outreach");
  return {};
});

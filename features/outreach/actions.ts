"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { outreachInput } from "./inputs";
import { queueOutreach } from "./mutations/queue-outreach";

export const queueOutreachAction = recruiterAction(outreachInput, async (context, input) => {
  const result = await queueOutreach(context, input);
  revalidatePath("/outreach");
  return { ...result, at: context.now };
});

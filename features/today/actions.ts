"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { snoozeInput } from "./inputs";
import { snoozeLine } from "./mutations/snooze-line";

export const snoozeLineAction = recruiterAction(snoozeInput, async (context, input) => {
  const { until } = await snoozeLine(context, input);
  revalidatePath("/today");
  return { until };
});

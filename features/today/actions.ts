"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { foldInput, snoozeInput, wakeInput } from "./inputs";
import { foldKind } from "./mutations/fold-kind";
import { snoozeLine } from "./mutations/snooze-line";
import { wakeLine } from "./mutations/wake-line";

export const snoozeLineAction = recruiterAction(snoozeInput, async (context, input) => {
  const { until } = await snoozeLine(context, input);
  revalidatePath("/today");
  return { until };
});

export const wakeLineAction = recruiterAction(wakeInput, async (context, input) => {
  await wakeLine(context, input);
  revalidatePath("/today");
  return {};
});

export const foldKindAction = recruiterAction(foldInput, async (context, input) => {
  await foldKind(context, input);
  revalidatePath("/today");
  return {};
});

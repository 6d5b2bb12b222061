"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction, viewerAction } from "@/lib/server/action";
import { findInput, snoozeInput } from "./inputs";
import { snoozeLine } from "./mutations/snooze-line";
import { findAnything } from "./queries/find-anything";

export const snoozeLineAction = recruiterAction(snoozeInput, async (context, input) => {
  const { until } = await snoozeLine(context, input);
  revalidatePath("/today");
  return { until };
});

export const findAnythingAction = viewerAction(findInput, (context, search) => findAnything(context, search));

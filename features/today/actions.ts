"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import {
  foldInput,
  handOverInput,
  nudgeInput,
  snoozeInput,
  takeBackInput,
  undoHandOverInput,
  wakeInput,
} from "./inputs";
import { foldKind } from "./mutations/fold-kind";
import { handOverLines } from "./mutations/hand-over-lines";
import { nudgeLine } from "./mutations/nudge-line";
import { snoozeLine } from "./mutations/snooze-line";
import { takeBackLine, undoHandOver } from "./mutations/take-back-lines";
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

export const handOverLinesAction = recruiterAction(handOverInput, async (context, input) => {
  const handed = await handOverLines(context, input);
  revalidatePath("/today");
  return handed;
});

export const takeBackLineAction = recruiterAction(takeBackInput, async (context, input) => {
  await takeBackLine(context, input);
  revalidatePath("/today");
  return {};
});

export const undoHandOverAction = recruiterAction(undoHandOverInput, async (context, input) => {
  await undoHandOver(context, input);
  revalidatePath("/today");
  return {};
});

export const nudgeLineAction = recruiterAction(nudgeInput, async (context, input) => {
  const { to } = await nudgeLine(context, input);
  revalidatePath("/today");
  return { to };
});

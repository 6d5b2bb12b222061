"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { completePlacementInput, fallOffInput, placementStepInput, startPlacementInput } from "./inputs";
import { completePlacement } from "./mutations/complete-placement";
import { fallOff } from "./mutations/fall-off";
import { setPlacementStep } from "./mutations/set-placement-step";
import { startPlacement } from "./mutations/start-placement";

export const startPlacementAction = recruiterAction(startPlacementInput, async (context, input) => {
  const started = await startPlacement(context, input);
  revalidatePath("/(recruiter)/positions/[id]", "layout");
  revalidatePath("/today");
  return started;
});

export const fallOffAction = recruiterAction(fallOffInput, async (context, input) => {
  const { reopeningId, broughtBack } = await fallOff(context, input);
  revalidatePath("/(recruiter)/positions/[id]", "layout");
  return { reopeningId, cameBack: broughtBack.length };
});

export const completePlacementAction = recruiterAction(completePlacementInput, async (context, input) => {
  const completed = await completePlacement(context, input);
  revalidatePath("/(recruiter)/positions/[id]", "layout");
  return completed;
});

export const setPlacementStepAction = recruiterAction(placementStepInput, async (context, input) => {
  const set = await setPlacementStep(context, input);
  revalidatePath("/today");
  return set;
});

"use server";

import { revalidatePath } from "next/cache";
import { toldMoment } from "@/features/touches/rules";
import { recruiterAction, viewerAction } from "@/lib/server/action";
import {
  calledFormInput,
  dismissInput,
  restoreInput,
  topForInput,
  startCallListInput,
  storeTopOfMindInput,
} from "./inputs";
import { changedPointWeights, pointWeightsInput } from "@/features/settings/inputs";
import { changePointWeights } from "./mutations/change-point-weights";
import { dismissSuggestion } from "./mutations/dismiss-suggestion";
import { logCall } from "./mutations/log-call";
import { restoreSuggestion } from "./mutations/restore-suggestion";
import { startCallList } from "./mutations/start-call-list";
import { storeTopOfMind } from "./mutations/store-top-of-mind";
import { listWeightChanges } from "./queries/list-weight-changes";
import { listTopFor } from "./queries/list-top-for";

export const listTopForAction = viewerAction(topForInput, async (context, { candidateId }) => ({
  positions: await listTopFor(context, candidateId),
}));

export const storeTopOfMindAction = recruiterAction(storeTopOfMindInput, async (context, input) => {
  const stored = await storeTopOfMind(context, input);
  if (stored.stored) revalidatePath("/(recruiter)/positions/[id]/top-of-mind", "page");
  return stored;
});

export const startCallListAction = recruiterAction(startCallListInput, async (context, input) => {
  const started = await startCallList(context, input);
  revalidatePath("/(recruiter)/positions/[id]/top-of-mind", "page");
  return started;
});

export const logCallAction = recruiterAction(calledFormInput, async (context, { happenedAt, at, ...input }) => {
  const logged = await logCall(context, { ...input, at: toldMoment({ at, happenedAt }, context.actor.zone) });
  revalidatePath("/", "layout");
  return logged;
});

export const dismissSuggestionAction = recruiterAction(dismissInput, async (context, input) => {
  await dismissSuggestion(context, input);
  revalidatePath("/(recruiter)/positions/[id]/top-of-mind", "page");
  return {};
});

export const restoreSuggestionAction = recruiterAction(restoreInput, async (context, input) => {
  await restoreSuggestion(context, input);
  revalidatePath("/(recruiter)/positions/[id]/top-of-mind", "page");
  return {};
});

/** Changes nothing: how three lists would be under these weights. */
export const previewPointWeightsAction = recruiterAction(pointWeightsInput, async (context, pointWeights) => ({
  pointWeights,
  changes: await listWeightChanges(context, pointWeights),
}));

export const changePointWeightsAction = recruiterAction(changedPointWeights, async (context, input) => {
  await changePointWeights(context, input);
  revalidatePath("/", "layout");
  return {};
});

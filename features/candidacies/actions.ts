"use server";

import { recruiterAction } from "@/lib/server/action";
import { closeOutInput, moveInput, putInput, runnerUpInput, toldInput, yesInput } from "./inputs";
import { closeOutCandidacies } from "./mutations/close-out";
import { markTold } from "./mutations/mark-told";
import { moveCandidacies } from "./mutations/move-candidacies";
import { addToPosition } from "./mutations/add-to-position";
import { recordYes } from "./mutations/record-yes";
import { setRunnerUp } from "./mutations/set-runner-up";

// Nothing is revalidated here: the board asks for its cards itself, and the answer to a move stays small.

export const moveCardsAction = recruiterAction(moveInput, (context, input) => moveCandidacies(context, input));

export const closeOutAction = recruiterAction(closeOutInput, (context, input) => closeOutCandidacies(context, input));

export const markToldAction = recruiterAction(toldInput, async (context, input) => {
  const { toldAt } = await markTold(context, input);
  return { toldAt: toldAt.toISOString() };
});

export const setRunnerUpAction = recruiterAction(runnerUpInput, (context, input) => setRunnerUp(context, input));

export const recordYesAction = recruiterAction(yesInput, async (context, input) => {
  await recordYes(context, input);
});

export const addToPositionAction = recruiterAction(putInput, (context, input) => addToPosition(context, input));

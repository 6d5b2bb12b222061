"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import {
  addOpeningInput,
  addPositionInput,
  closePositionInput,
  holdPositionInput,
  liftHoldInput,
  liftRestrictionInput,
  reissuePositionInput,
  reopeningInput,
  restrictPositionInput,
  undoReopeningInput,
  undoRestrictionInput,
  updatePositionInput,
} from "./inputs";
import { addOpening } from "./mutations/add-opening";
import { addPosition } from "./mutations/add-position";
import { closePosition } from "./mutations/close-position";
import { holdPosition, liftHold } from "./mutations/hold-position";
import { reissuePosition } from "./mutations/reissue-position";
import { liftRestriction, restrictPosition } from "./mutations/restrict-position";
import { settleReopening } from "./mutations/settle-reopening";
import { undoReopening } from "./mutations/undo-reopening";
import { undoRestriction } from "./mutations/undo-restriction";
import { updatePosition } from "./mutations/update-position";

function refresh(positionId: string) {
  revalidatePath(`/positions/${positionId}`, "layout");
  revalidatePath("/positions");
}

export const addPositionAction = recruiterAction(addPositionInput, async (context, input) => {
  const { positionId } = await addPosition(context, input);
  refresh(positionId);
  return { positionId };
});

export const updatePositionAction = recruiterAction(updatePositionInput, async (context, input) => {
  await updatePosition(context, input);
  refresh(input.positionId);
  return { positionId: input.positionId };
});

export const holdPositionAction = recruiterAction(holdPositionInput, async (context, input) => {
  await holdPosition(context, input);
  refresh(input.positionId);
});

export const liftHoldAction = recruiterAction(liftHoldInput, async (context, input) => {
  const { reopeningIds } = await liftHold(context, input);
  refresh(input.positionId);
  return { reopeningIds };
});

export const addOpeningAction = recruiterAction(addOpeningInput, async (context, input) => {
  const { number } = await addOpening(context, input);
  refresh(input.positionId);
  return { number };
});

export const closePositionAction = recruiterAction(closePositionInput, async (context, input) => {
  const { closedOut } = await closePosition(context, input);
  refresh(input.positionId);
  return { closedOut: closedOut.length };
});

export const reissuePositionAction = recruiterAction(reissuePositionInput, async (context, input) => {
  const { reopeningIds } = await reissuePosition(context, input);
  refresh(input.positionId);
  return { reopeningIds };
});

export const settleReopeningAction = recruiterAction(reopeningInput, async (context, input) => {
  const { positionId } = await settleReopening(context, input);
  refresh(positionId);
});

export const undoReopeningAction = recruiterAction(undoReopeningInput, async (context, input) => {
  const { positionId, closed, kept, told } = await undoReopening(context, input);
  refresh(positionId);
  return { closed: closed.length, kept: kept.length, told };
});

export const restrictPositionAction = recruiterAction(restrictPositionInput, async (context, input) => {
  const { operationId } = await restrictPosition(context, input);
  refresh(input.positionId);
  return { operationId };
});

export const liftRestrictionAction = recruiterAction(liftRestrictionInput, async (context, input) => {
  const { operationId } = await liftRestriction(context, input);
  refresh(input.positionId);
  return { operationId };
});

export const undoRestrictionAction = recruiterAction(undoRestrictionInput, async (context, input) => {
  const { positionId } = await undoRestriction(context, input);
  refresh(positionId);
});

"use server";

import { recruiterAction, viewerAction } from "@/lib/server/action";
import { stepContextInput, undoOperationInput } from "./inputs";
import { undoOperation } from "./mutations/undo-operation";
import { getStepContext } from "./queries/get-step-context";

export const readStepContextAction = viewerAction(stepContextInput, (context, { candidacyId }) =>
  getStepContext(context, candidacyId),
);

// Nothing is revalidated here: the board asks for its cards itself.
export const undoOperationAction = recruiterAction(undoOperationInput, (context, input) =>
  undoOperation(context, input),
);

"use server";

import { viewerAction } from "@/lib/server/action";
import { stepContextInput } from "./inputs";
import { getStepContext } from "./queries/get-step-context";

export const readStepContextAction = viewerAction(stepContextInput, (context, { candidacyId }) =>
  getStepContext(context, candidacyId),
);

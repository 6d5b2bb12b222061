"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { makeSubmittalPageInput, recordRightInput, submittalPageInput, submitToClientInput } from "./inputs";
import { closeSubmittalPage, logPageSent } from "./mutations/change-submittal-page";
import { makeSubmittalPage } from "./mutations/make-submittal-page";
import { recordRight } from "./mutations/record-right";
import { submitToClient } from "./mutations/submit-to-client";
import { submittalLink } from "./queries/list-submittal-pages";

export const submitToClientAction = recruiterAction(submitToClientInput, async (context, input) => {
  const submitted = await submitToClient(context, input);
  revalidatePath("/(recruiter)/positions/[id]", "layout");
  return submitted;
});

export const recordRightAction = recruiterAction(recordRightInput, async (context, input) => {
  const recorded = await recordRight(context, input);
  revalidatePath("/replies", "layout");
  return recorded;
});

export const makeSubmittalPageAction = recruiterAction(makeSubmittalPageInput, async (context, input) => {
  const { pageId, token } = await makeSubmittalPage(context, input);
  revalidatePath("/(recruiter)/positions/[id]", "layout");
  return { pageId, link: submittalLink(token) };
});

export const logPageSentAction = recruiterAction(submittalPageInput, async (context, input) => {
  const sent = await logPageSent(context, input);
  revalidatePath("/(recruiter)/positions/[id]", "layout");
  return sent;
});

export const closeSubmittalPageAction = recruiterAction(submittalPageInput, async (context, input) => {
  const closed = await closeSubmittalPage(context, input);
  revalidatePath("/(recruiter)/positions/[id]", "layout");
  return closed;
});

"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { draftEmailInput, sendDraftInput } from "./inputs";
import { sendDraft } from "./mutations/send-draft";
import { getDraftEmail } from "./queries/get-draft";

export const readDraftEmailAction = recruiterAction(draftEmailInput, async (context, input) =>
  getDraftEmail(context, input),
);

export const sendDraftAction = recruiterAction(sendDraftInput, async (context, input) => {
  const sent = await sendDraft(context, input);
  revalidatePath("/outreach", "layout");
  return sent;
});

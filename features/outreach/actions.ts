"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { draftEmailInput, sendDraftInput, templatePreviewInput } from "./inputs";
import { sendDraft } from "./mutations/send-draft";
import { sendTemplateTest } from "./mutations/send-template-test";
import { getDraftEmail } from "./queries/get-draft";
import { getTemplatePreview } from "./queries/get-template-preview";

export const readDraftEmailAction = recruiterAction(draftEmailInput, async (context, input) =>
  getDraftEmail(context, input),
);

export const sendDraftAction = recruiterAction(sendDraftInput, async (context, input) => {
  const sent = await sendDraft(context, input);
  revalidatePath("/outreach", "layout");
  return sent;
});

export const readTemplatePreviewAction = recruiterAction(templatePreviewInput, async (context, input) =>
  getTemplatePreview(context, input),
);

export const sendTemplateTestAction = recruiterAction(templatePreviewInput, async (context, input) =>
  sendTemplateTest(context, input),
);

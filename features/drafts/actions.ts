"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { deleteDraftInput, saveDraftInput, startDraftInput } from "./inputs";
import { deleteDraft } from "./mutations/delete-draft";
import { saveDraft } from "./mutations/save-draft";
import { startDraft } from "./mutations/start-draft";

export const startDraftAction = recruiterAction(startDraftInput, async (context, input) => startDraft(context, input));

export const saveDraftAction = recruiterAction(saveDraftInput, async (context, input) => {
  const saved = await saveDraft(context, input);
  revalidatePath("/outreach", "layout");
  return saved;
});

export const deleteDraftAction = recruiterAction(deleteDraftInput, async (context, input) => {
  await deleteDraft(context, input);
  revalidatePath("/outreach", "layout");
  return {};
});

"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { archiveTemplateInput, newTemplateInput, revisionInput, templateInput } from "./inputs";
import { addTemplate, reviseTemplate } from "./mutations/add-template";
import { archiveTemplate } from "./mutations/archive-template";
import { copyTemplate } from "./mutations/copy-template";

export const addTemplateAction = recruiterAction(newTemplateInput, async (context, input) => {
  const { templateId } = await addTemplate(context, input);
  revalidatePath("/templates", "layout");
  return { templateId };
});

export const copyTemplateAction = recruiterAction(templateInput, async (context, input) => {
  const copied = await copyTemplate(context, input);
  revalidatePath("/templates", "layout");
  return copied;
});

export const archiveTemplateAction = recruiterAction(archiveTemplateInput, async (context, input) => {
  const archived = await archiveTemplate(context, input);
  revalidatePath("/templates", "layout");
  return archived;
});

export const reviseTemplateAction = recruiterAction(revisionInput, async (context, input) => {
  const { version } = await reviseTemplate(context, input);
  revalidatePath("/templates", "layout");
  return { version };
});

"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { revisionInput } from "./inputs";
import { reviseTemplate } from "./mutations/add-template";

export const reviseTemplateAction = recruiterAction(revisionInput, async (context, input) => {
  const { version } = await reviseTemplate(context, input);
  revalidatePath("/templates", "layout");
  return { version };
});

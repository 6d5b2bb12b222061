"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { addValueItemInput, archiveValueItemInput, changeValueItemInput } from "./inputs";
import { addValueItem } from "./mutations/add-value-item";
import { archiveValueItem } from "./mutations/archive-value-item";
import { changeValueItem } from "./mutations/change-value-item";

export const addValueItemAction = recruiterAction(addValueItemInput, async (context, input) => {
  const added = await addValueItem(context, input);
  revalidatePath("/worth-sharing", "layout");
  return added;
});

export const changeValueItemAction = recruiterAction(changeValueItemInput, async (context, input) => {
  const changed = await changeValueItem(context, input);
  revalidatePath("/worth-sharing", "layout");
  return changed;
});

export const archiveValueItemAction = recruiterAction(archiveValueItemInput, async (context, input) => {
  const archived = await archiveValueItem(context, input);
  revalidatePath("/worth-sharing", "layout");
  return archived;
});

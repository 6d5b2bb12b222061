"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { firmInput } from "./inputs";
import { updateFirm } from "./mutations";

export const updateFirmAction = recruiterAction(firmInput, async (context, input) => {
  await updateFirm(context, input);
  revalidatePath("/settings");
  return {};
});

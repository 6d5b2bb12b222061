"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { callbackChoice } from "./inputs";
import { cancelCallback } from "./mutations/cancel-callback";

export const cancelCallbackAction = recruiterAction(callbackChoice, async (context, input) => {
  const { personId } = await cancelCallback(context, input);
  revalidatePath("/", "layout");
  return { personId };
});

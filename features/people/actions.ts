"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { doNotContactInput } from "./inputs";
import { liftDoNotContact, setDoNotContact } from "./mutations/set-do-not-contact";

export const setDoNotContactAction = recruiterAction(doNotContactInput, async (context, input) => {
  await setDoNotContact(context, input);
  revalidatePath("/", "layout");
});

export const liftDoNotContactAction = recruiterAction(doNotContactInput, async (context, input) => {
  await liftDoNotContact(context, input);
  revalidatePath("/", "layout");
});

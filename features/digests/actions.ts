"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { digestInput } from "./inputs";
import { setDigest } from "./mutations/set-digest";

export const setDigestAction = recruiterAction(digestInput, async (context, input) => {
  await setDigest(context, input);
  revalidatePath("/settings/account");
  return {};
});

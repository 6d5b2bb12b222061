"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { recordErasureInput, settleCorrectionInput } from "./inputs";
import { recordErasure } from "./mutations/record-erasure";
import { settleCorrection } from "./mutations/settle-correction";

export const settleCorrectionAction = recruiterAction(settleCorrectionInput, async (context, input) => {
  const settled = await settleCorrection(context, input);
  revalidatePath("/", "layout");
  return settled;
});

export const recordErasureAction = recruiterAction(recordErasureInput, async (context, input) => {
  await recordErasure(context, input);
  revalidatePath("/", "layout");
});

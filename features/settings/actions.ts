"use server";

import { revalidatePath } from "next/cache";
import { z } from "zod";
import { pauseSending, resumeSending } from "@/features/messages/mutations/pause-sending";
import { recruiterAction } from "@/lib/server/action";
import { firmInput } from "./inputs";
import { updateFirm } from "./mutations";

export const updateFirmAction = recruiterAction(firmInput, async (context, input) => {
  await updateFirm(context, input);
  revalidatePath("/settings");
  return {};
});

export const pauseSendingAction = recruiterAction(z.object({ reason: z.string() }), async (context, input) => {
  await pauseSending(context, input);
  revalidatePath("/settings");
  return {};
});

export const resumeSendingAction = recruiterAction(z.object({}), async (context) => {
  await resumeSending(context);
  revalidatePath("/settings");
  return {};
});

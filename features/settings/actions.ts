"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { firmInput, logoInput, removedLogoInput } from "./inputs";
import { removeLogo, setLogo } from "./mutations/set-logo";
import { updateFirm } from "./mutations/update-firm";

export const updateFirmAction = recruiterAction(firmInput, async (context, input) => {
  await updateFirm(context, input);
  revalidatePath("/settings");
  return {};
});

export const setLogoAction = recruiterAction(logoInput, async (context, input) => {
  await setLogo(context, input);
  revalidatePath("/settings");
  return {};
});

export const removeLogoAction = recruiterAction(removedLogoInput, async (context, input) => {
  await removeLogo(context, input);
  revalidatePath("/settings");
  return {};
});

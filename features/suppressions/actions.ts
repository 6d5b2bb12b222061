"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { addSuppressionInput, importSuppressionsInput, liftAddressInput, pushingInput } from "./inputs";
import { addSuppression } from "./mutations/add-suppression";
import { importSuppressions } from "./mutations/import-suppressions";
import { liftAddress } from "./mutations/lift-address";
import { setPushing } from "./mutations/set-pushing";

const page = "/settings/do-not-email";

export const addSuppressionAction = recruiterAction(addSuppressionInput, async (context, input) => {
  const added = await addSuppression(context, input);
  revalidatePath(page);
  return added;
});

export const importSuppressionsAction = recruiterAction(importSuppressionsInput, async (context, input) => {
  const imported = await importSuppressions(context, input);
  revalidatePath(page);
  return imported;
});

export const liftAddressAction = recruiterAction(liftAddressInput, async (context, input) => {
  const lifted = await liftAddress(context, input);
  revalidatePath(page);
  return lifted;
});

export const setPushingAction = recruiterAction(pushingInput, async (context, input) => {
  await setPushing(context, input);
  revalidatePath(page);
  return {};
});

"use server";

import { revalidatePath } from "next/cache";
import { confirmedAction, recruiterAction } from "@/lib/server/action";
import { closeAccountInput, ownedInput, undoCloseAccountInput } from "./inputs";
import { closeAccount } from "./mutations/close-account";
import { undoCloseAccount } from "./mutations/undo-close-account";
import { countOwned } from "./queries";

export const countOwnedAction = recruiterAction(ownedInput, async (context, input) => countOwned(context, input));

export const closeAccountAction = confirmedAction(closeAccountInput, async (context, input) => {
  const { operationId, handedOver } = await closeAccount(context, input);
  revalidatePath("/settings/people");
  return { operationId, handedOver };
});

export const undoCloseAccountAction = confirmedAction(undoCloseAccountInput, async (context, input) => {
  const { name, givenBack } = await undoCloseAccount(context, input);
  revalidatePath("/settings/people");
  return { name, givenBack };
});

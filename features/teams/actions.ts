"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { addTeamInput, closeTeamInput, updateTeamInput } from "./inputs";
import { addTeam } from "./mutations/add-team";
import { closeTeam, updateTeam } from "./mutations/update-team";

export const addTeamAction = recruiterAction(addTeamInput, async (context, input) => {
  const added = await addTeam(context, input);
  revalidatePath("/settings/teams");
  return added;
});

export const updateTeamAction = recruiterAction(updateTeamInput, async (context, input) => {
  await updateTeam(context, input);
  revalidatePath("/settings/teams");
});

export const closeTeamAction = recruiterAction(closeTeamInput, async (context, input) => {
  await closeTeam(context, input);
  revalidatePath("/settings/teams");
});

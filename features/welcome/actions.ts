"use server";

import { redirect } from "next/navigation";
import { openAction } from "@/lib/server/action";
import { pathAfter, signInWithPassword } from "@/lib/server/auth";
import { welcomeInput } from "./inputs";
import { openInstallation } from "./mutations/open-installation";

export const openInstallationAction = openAction(welcomeInput, async (context, input) => {
  await openInstallation(context, input);
  redirect(pathAfter(await signInWithPassword(input), "/today"));
});

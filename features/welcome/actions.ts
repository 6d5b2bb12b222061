"use server";

import { headers } from "next/headers";
import { redirect } from "next/navigation";
import { openAction } from "@/lib/server/action";
import { signInWithPassword } from "@/lib/server/auth";
import { sourceOf } from "@/lib/server/client-address";
import { welcomeInput } from "./inputs";
import { openInstallation } from "./mutations/open-installation";

export const openInstallationAction = openAction(welcomeInput, async (context, input) => {
  await openInstallation(context, { ...input, source: sourceOf(await headers()) });
  await signInWithPassword(input);
  redirect("/today");
});

"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { changedLicense, newLicense, seenLicense } from "./inputs";
import { addLicense, removeLicense, updateLicense, verifyLicense } from "./mutations/change-license";

/** Profiles say it, and every Top of mind weighs it. */
function refresh() {
  revalidatePath("/candidates", "layout");
  revalidatePath("/(recruiter)/positions/[id]", "layout");
}

export const addLicenseAction = recruiterAction(newLicense, async (context, input) => {
  const added = await addLicense(context, input);
  refresh();
  return added;
});

export const updateLicenseAction = recruiterAction(changedLicense, async (context, input) => {
  await updateLicense(context, input);
  refresh();
});

export const removeLicenseAction = recruiterAction(seenLicense, async (context, input) => {
  await removeLicense(context, input);
  refresh();
});

export const verifyLicenseAction = recruiterAction(seenLicense, async (context, input) => {
  await verifyLicense(context, input);
  refresh();
});

"use server";

import { revalidatePath } from "next/cache";
import { recruiterAction } from "@/lib/server/action";
import { changedContactRules, contactRulesInput, dayOffInput, federalHolidayInput, removedDayOffInput } from "./inputs";
import { changeContactRules } from "./mutations/change-contact-rules";
import { addDayOff, removeDayOff, setFederalHoliday } from "./mutations/change-holidays";
import { findRulesChange } from "./queries/preview-change";

/** Changes nothing: what saving these numbers would do. */
export const previewContactRulesAction = recruiterAction(contactRulesInput, async (context, contactRules) => {
  const change = await findRulesChange(context, contactRules);
  return { contactRules, change };
});

export const changeContactRulesAction = recruiterAction(changedContactRules, async (context, input) => {
  await changeContactRules(context, input);
  revalidatePath("/", "layout");
  return {};
});

export const setFederalHolidayAction = recruiterAction(federalHolidayInput, async (context, input) => {
  await setFederalHoliday(context, input);
  revalidatePath("/settings/holidays");
  return {};
});

export const addDayOffAction = recruiterAction(dayOffInput, async (context, input) => {
  await addDayOff(context, input);
  revalidatePath("/settings/holidays");
  return {};
});

export const removeDayOffAction = recruiterAction(removedDayOffInput, async (context, input) => {
  await removeDayOff(context, input);
  revalidatePath("/settings/holidays");
  return {};
});

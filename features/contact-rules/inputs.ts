import { z } from "zod";
import { contactRuleBounds, type ContactRules } from "@/db/vocabulary/settings";
import { settingReason } from "@/features/settings/inputs";
import { day, instant, line } from "@/lib/input";
import { keysOf } from "@/lib/keys-of";
import { federalNames } from "./rules/federal-holidays";

const number = ([least, most]: readonly [number, number]) => {
  const sentence = `Enter a whole number from ${least} to ${most}.`;
  return z.int32(sentence).min(least, sentence).max(most, sentence);
};

const numbers = Object.fromEntries(
  keysOf(contactRuleBounds).map((name) => [name, number(contactRuleBounds[name])]),
) as {
  [K in keyof ContactRules]: z.ZodInt32;
};

/** The numbers of the rules of contact as a firm wants them, all of them. */
export const contactRulesInput = z.object(numbers);

export const changedContactRules = contactRulesInput.extend({
  reason: settingReason,
  /** When they were last changed, as the form saw it; null where nobody had. */
  seenAt: instant().nullable(),
});
export type ChangedContactRules = z.infer<typeof changedContactRules>;

export const federalHolidayInput = z.object({
  name: z.enum(federalNames, "Choose a federal holiday."),
  observed: z.boolean(),
  reason: settingReason,
});
export type FederalHolidayInput = z.infer<typeof federalHolidayInput>;

export const dayOffInput = z.object({
  on: day("Enter the date."),
  name: line(80).min(1, "Say what day it is."),
  reason: settingReason,
});
export type DayOffInput = z.infer<typeof dayOffInput>;

export const removedDayOffInput = z.object({ on: day(), reason: settingReason });

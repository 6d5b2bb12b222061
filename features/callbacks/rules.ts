import { dayIn, instantAt, isWorkingDay, plusDays, plusWorkingDays, type Holidays } from "@/lib/calendar";

export const callbackChoices = {
  tomorrow: "Tomorrow 9 AM",
  three_days: "In 3 days",
  week: "Next week",
  month: "Next month",
} as const;
export type CallbackChoice = keyof typeof callbackChoices;

const days: Record<CallbackChoice, number> = { tomorrow: 1, three_days: 3, week: 7, month: 30 };

/** 9 AM of the recruiter's zone so many days on; where that day is off, the next working day. */
export function quickCallback(choice: CallbackChoice, now: Date, zone: string, holidays: Holidays): Date {
  const day = plusDays(dayIn(zone, now), days[choice]);
  return instantAt(isWorkingDay(day, holidays) ? day : plusWorkingDays(day, 1, holidays), 9, zone);
}

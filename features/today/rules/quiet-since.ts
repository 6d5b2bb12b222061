import { dayIn, instantAt, isWorkingDay, plusDays, type Holidays } from "@/lib/calendar";

/**
 * Whoever heard nothing since that moment went so many working days without a word (docs/rules-of-contact.md, rule 3),
 * today counted, as workingDaysBetween() counts them.
 */
export function quietSince(zone: string, now: Date, workingDays: number, holidays: Holidays): Date {
  let day = dayIn(zone, now);
  for (let left = isWorkingDay(day, holidays) ? workingDays - 1 : workingDays; left > 0;) {
    day = plusDays(day, -1);
    if (isWorkingDay(day, holidays)) left -= 1;
  }
  return instantAt(day, 0, zone);
}

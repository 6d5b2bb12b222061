import { dayIn, isWorkingDay, plusDays, plusWorkingDays, type Holidays } from "@/lib/calendar";

/** The last day of which so many working days had ended in a zone at an instant: what was due within them is late. */
export function lastDayLate(at: Date, zone: string, workingDays: number, holidays: Holidays): string {
  const today = dayIn(zone, at);
  let day = plusDays(today, -1);
  while (plusWorkingDays(day, workingDays, holidays) >= today) day = plusDays(day, -1);
  return day;
}

/** The working day itself, else the last one before it. */
export function workingDayUpTo(day: string, holidays: Holidays): string {
  let last = day;
  while (!isWorkingDay(last, holidays)) last = plusDays(last, -1);
  return last;
}

import { TZDate } from "@date-fns/tz";
import { addDays } from "date-fns/addDays";
import { set } from "date-fns/set";
import { dayText, wallIn } from "./zone-clock";

/** Days off besides weekends, as "2026-11-26". */
export type Holidays = ReadonlySet<string>;

/** The calendar day of an instant in a zone: "2026-11-26". */
export function dayIn(zone: string, at: Date): string {
  return dayText(wallIn(zone, at));
}

/** The instant of a wall clock hour on a day in a zone; right across daylight saving. */
export function instantAt(day: string, hour: number, zone: string, minute = 0): Date {
  const [year, month, date] = day.split("-").map(Number) as [number, number, number];
  return new Date(new TZDate(year, month - 1, date, hour, minute, 0, 0, zone).getTime());
}

/** What the wall clock of a zone shows at an instant: "14:30". */
export function clockIn(zone: string, at: Date): string {
  return wallIn(zone, at).toISOString().slice(11, 16);
}

/** The instant of "2026-03-12T09:00" on the clocks of a zone. */
export function instantOfWallClock(wall: string, zone: string): Date {
  const [day = "", time = ""] = wall.split("T");
  const [hour = 0, minute = 0] = time.split(":").map(Number);
  return instantAt(day, hour, zone, minute);
}

/** "2026-03-12T09:00": what the clocks of a zone show at an instant, as a field of date and time takes it. */
export function wallClockIn(zone: string, at: Date): string {
  return wallIn(zone, at).toISOString().slice(0, 16);
}

/** The first instant after a day has ended in a zone. */
export function endOfDayIn(zone: string, day: string): Date {
  return instantAt(plusDays(day, 1), 0, zone);
}

export function plusDays(day: string, days: number): string {
  return dayText(new Date(noonOf(day).getTime() + days * 86_400_000));
}

export function isWorkingDay(day: string, holidays: Holidays): boolean {
  const weekday = noonOf(day).getUTCDay();
  return weekday !== 0 && weekday !== 6 && !holidays.has(day);
}

function noonOf(day: string) {
  return new Date(`${day}T12:00:00Z`);
}

/** The day that lies so many working days after a day. */
export function plusWorkingDays(day: string, count: number, holidays: Holidays): string {
  let next = day;
  for (let left = count; left > 0;) {
    next = plusDays(next, 1);
    if (isWorkingDay(next, holidays)) left -= 1;
  }
  return next;
}

/** Working days that ended between two instants, counted on the calendar of a zone. */
export function workingDaysBetween(from: Date, to: Date, zone: string, holidays: Holidays): number {
  const last = dayIn(zone, to);
  let count = 0;
  for (let day = plusDays(dayIn(zone, from), 1); day <= last; day = plusDays(day, 1))
    if (isWorkingDay(day, holidays)) count += 1;
  return count;
}

/**
 * The first instant at or after `at` that lies inside the hours of a working day in the zone (docs/rules-of-contact.md,
 * rule 8). `at` itself where it already does.
 */
export function nextAllowedInstant(
  at: Date,
  zone: string,
  hours: { from: number; until: number },
  holidays: Holidays,
): Date {
  const wall = wallIn(zone, at);
  const today = dayText(wall);
  if (isWorkingDay(today, holidays)) {
    if (wall.getUTCHours() < hours.from) return instantAt(today, hours.from, zone);
    if (wall.getUTCHours() < hours.until) return at;
  }
  return instantAt(plusWorkingDays(today, 1, holidays), hours.from, zone);
}

/** The same wall clock hour so many days later, in the zone. */
export function plusDaysIn(zone: string, at: Date, days: number): Date {
  const local = new TZDate(at.getTime(), zone);
  return new Date(set(addDays(local, days), { hours: local.getHours(), minutes: local.getMinutes() }).getTime());
}

import { clockIn, dayIn, instantAt, plusDays } from "@/lib/calendar";

/** When a reader's night ends, where it is night with them: from 9 PM to 7 AM by their own clock. Null by day. */
export function morningOf(zone: string, now: Date): Date | null {
  const clock = clockIn(zone, now);
  if (clock >= "07:00" && clock < "21:00") return null;
  const today = dayIn(zone, now);
  return instantAt(clock < "07:00" ? today : plusDays(today, 1), 7, zone);
}

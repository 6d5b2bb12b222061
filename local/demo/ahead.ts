import { dayIn, instantAt, isWorkingDay, plusWorkingDays, type Holidays } from "@/lib/calendar";
import { firm } from "./firm";

/** Half past noon in Tampa is working time from Boston to Honolulu. */
const noonish = { hour: 12, minute: 30 };

/**
 * How far the demonstration's clock is set ahead, in ms: none in office hours, else to half past noon of the next
 * working day, because counted email waits for office hours and a newcomer should see it go.
 */
export function clockAhead(now: Date, holidays: Holidays): number {
  const today = dayIn(firm.zone, now);
  const within = (hour: number) => instantAt(today, hour, firm.zone);
  if (isWorkingDay(today, holidays) && now >= within(8) && now < within(18)) return 0;
  const day = isWorkingDay(today, holidays) && now < within(8) ? today : plusWorkingDays(today, 1, holidays);
  return instantAt(day, noonish.hour, firm.zone, noonish.minute).getTime() - now.getTime();
}

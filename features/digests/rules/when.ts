import { dayIn, endOfDayIn, type Holidays, instantAt, isWorkingDay, plusWorkingDays } from "@/lib/calendar";

/** What a recruiter chose: minutes after midnight where they are, and when they chose it. */
export type Chosen = { minute: number; setAt: Date; zone: string };

/** The digest of a day: when it goes, and until when it still goes where no worker ran at its time. */
export type DigestDay = { day: string; at: Date; until: Date };

/** Hours after which a list of the morning is no news anymore. */
const lateHours = 5;

/** Minutes after midnight that can be chosen: every half hour from 5 AM to 8 PM. */
export const offeredMinutes = Array.from({ length: 31 }, (_, index) => 300 + index * 30);

/**
 * One a day, whatever the clocks do: a time that does not exist on a day moves on with them, and of one that comes twice
 * it is the first.
 */
export function digestOn(day: string, { minute, zone }: Pick<Chosen, "minute" | "zone">): DigestDay {
  const at = instantAt(day, Math.floor(minute / 60), zone, minute % 60);
  const late = new Date(at.getTime() + lateHours * 3_600_000);
  const end = endOfDayIn(zone, day);
  return { day, at, until: late < end ? late : end };
}

/** The digest that goes now; null where none does. One whose time had passed when it was chosen is the next day's. */
export function digestDue(chosen: Chosen, now: Date, holidays: Holidays): DigestDay | null {
  const today = digestOn(dayIn(chosen.zone, now), chosen);
  return isStillToGo(today, chosen, now, holidays) && today.at <= now ? today : null;
}

/** The next one, which may be due already. `lastDay` is the day of the last one. */
export function nextDigest(chosen: Chosen, lastDay: string | null, now: Date, holidays: Holidays): DigestDay {
  const today = digestOn(dayIn(chosen.zone, now), chosen);
  if (lastDay !== today.day && isStillToGo(today, chosen, now, holidays)) return today;
  return digestOn(plusWorkingDays(today.day, 1, holidays), chosen);
}

function isStillToGo({ day, at, until }: DigestDay, { setAt }: Chosen, now: Date, holidays: Holidays) {
  return isWorkingDay(day, holidays) && now < until && setAt <= at;
}

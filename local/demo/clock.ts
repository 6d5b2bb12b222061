import { dayIn, instantAt, isWorkingDay, plusDays, type Holidays } from "@/lib/calendar";
import type { Random } from "./random";

/** The moving clock of the demonstration: moments of working days before today, in the firm's zone. */
export function demoClock(now: Date, zone: string, holidays: Holidays) {
  const today = dayIn(zone, now);

  function workingDay(day: string): string {
    let next = day;
    while (!isWorkingDay(next, holidays)) next = plusDays(next, -1);
    return next;
  }

  return {
    today,
    day: (ago: number) => plusDays(today, -ago),
    /** How many days ago the first working day from that one on was: clients decide and people start on working days. */
    working(ago: number): number {
      let left = ago;
      while (!isWorkingDay(plusDays(today, -left), holidays)) left -= 1;
      return left;
    },
    /** The hour of a working day so many days ahead. */
    ahead(days: number, random: Random, hour: number): Date {
      let day = plusDays(today, days);
      while (!isWorkingDay(day, holidays)) day = plusDays(day, 1);
      return instantAt(day, hour, zone, random.pick([0, 15, 30, 45]));
    },
    /** The firm's calendar day of a moment. */
    dayOf: (at: Date) => dayIn(zone, at),
    /** A working hour so many days ago; never later than now. */
    at(ago: number, random: Random, hour = random.between(8, 16)): Date {
      const moment = instantAt(
        workingDay(plusDays(today, -ago)),
        hour,
        zone,
        random.pick([0, 5, 10, 20, 25, 35, 40, 50]),
      );
      return moment < now ? moment : new Date(now.getTime() - random.between(10, 50) * 60_000);
    },
  };
}

export type DemoClock = ReturnType<typeof demoClock>;

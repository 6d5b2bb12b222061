import { plusDays } from "@/lib/calendar";

/** Until which year an installation has rows of federal holidays: docs/rules-of-contact.md, rule 8. */
const lastHolidayYear = 2040;

type Rule = { month: number } & ({ date: number } | { weekday: number; nth: number } | { lastWeekday: number });

/** The eleven days of 5 U.S.C. 6103(a), by rule. Weekdays: 1 is Monday. */
const rules = {
  "New Year's Day": { month: 1, date: 1 },
  "Martin Luther King Jr. Day": { month: 1, weekday: 1, nth: 3 },
  "Presidents' Day": { month: 2, weekday: 1, nth: 3 },
  "Memorial Day": { month: 5, lastWeekday: 1 },
  Juneteenth: { month: 6, date: 19 },
  "Independence Day": { month: 7, date: 4 },
  "Labor Day": { month: 9, weekday: 1, nth: 1 },
  "Columbus Day": { month: 10, weekday: 1, nth: 2 },
  "Veterans Day": { month: 11, date: 11 },
  Thanksgiving: { month: 11, weekday: 4, nth: 4 },
  "Christmas Day": { month: 12, date: 25 },
} as const satisfies Record<string, Rule>;
export type FederalName = keyof typeof rules;
export const federalNames = Object.keys(rules) as [FederalName, ...FederalName[]];

/**
 * The day on which a federal holiday is observed: one on a Saturday on the Friday before it, one on a Sunday on the
 * Monday after it. New Year's Day of a year may so be the last day of the year before.
 */
function observedOn(name: FederalName, year: number): string {
  const rule: Rule = rules[name];
  if ("date" in rule) {
    const on = dayOf(year, rule.month, rule.date);
    const weekday = weekdayOf(on);
    return weekday === 6 ? plusDays(on, -1) : weekday === 0 ? plusDays(on, 1) : on;
  }
  if ("lastWeekday" in rule) {
    const last = plusDays(dayOf(year, rule.month + 1, 1), -1);
    return plusDays(last, -((weekdayOf(last) - rule.lastWeekday + 7) % 7));
  }
  const first = dayOf(year, rule.month, 1);
  return plusDays(first, ((rule.weekday - weekdayOf(first) + 7) % 7) + 7 * (rule.nth - 1));
}

/** The days on which it is observed from a day on, as far as an installation knows holidays. */
export function observedFrom(name: FederalName, from: string): string[] {
  const days: string[] = [];
  for (let year = Number(from.slice(0, 4)); year <= lastHolidayYear; year += 1) days.push(observedOn(name, year));
  // New Year's Day of the next year may fall into this one.
  return days.filter((on) => on >= from);
}

function dayOf(year: number, month: number, date: number) {
  return `${year}-${String(month).padStart(2, "0")}-${String(date).padStart(2, "0")}`;
}

function weekdayOf(day: string) {
  return new Date(`${day}T12:00:00Z`).getUTCDay();
}

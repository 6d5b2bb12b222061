import { asc, gte } from "drizzle-orm";
import type { Context } from "@/db/context";
import { holidays } from "@/db/schema/settings";
import { federalNames, observedFrom, type FederalName } from "../rules/federal-holidays";

export type FederalHoliday = {
  name: FederalName;
  /** The next day on which it is, or would be, observed. */
  nextOn: string;
  observed: boolean;
};

/** The federal holidays with whether the firm takes them off, and its own days off, from a day on. */
export async function listHolidays({ db }: Context, today: string) {
  const rows = await db.select().from(holidays).where(gte(holidays.on, today)).orderBy(asc(holidays.on));
  const names = new Map(rows.map(({ on, name }) => [on, name]));
  const federal = federalNames.flatMap((name): FederalHoliday[] => {
    const days = observedFrom(name, today);
    const [nextOn] = days;
    return nextOn ? [{ name, nextOn, observed: days.some((on) => names.get(on) === name) }] : [];
  });
  const isFederal = new Set<string>(federalNames);
  return {
    federal: federal.toSorted((one, other) => one.nextOn.localeCompare(other.nextOn)),
    own: rows.filter(({ name }) => !isFederal.has(name)),
  };
}

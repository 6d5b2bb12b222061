import { expect, test } from "vitest";
import { testDatabase } from "@/db/test-database";
import { getFirm } from "./queries";

const { db } = await testDatabase();
const { holidays } = await getFirm({ actor: { kind: "system", name: "test" }, now: new Date(), db });
const ofYear = (year: number) => [...holidays].filter((day) => day.startsWith(String(year))).toSorted();

// As the Office of Personnel Management publishes them.
test.each([
  [2026, "01-01 01-19 02-16 05-25 06-19 07-03 09-07 10-12 11-11 11-26 12-25"],
  [2027, "01-01 01-18 02-15 05-31 06-18 07-05 09-06 10-11 11-11 11-25 12-24 12-31"],
  [2028, "01-17 02-21 05-29 06-19 07-04 09-04 10-09 11-10 11-23 12-25"],
  [2030, "01-01 01-21 02-18 05-27 06-19 07-04 09-02 10-14 11-11 11-28 12-25"],
])("a new installation keeps the federal holidays of %i on the days on which they are observed", (year, days) => {
  expect(ofYear(year)).toEqual(days.split(" ").map((day) => `${year}-${day}`));
});

test("eleven for each year until 2040, none of them on a weekend", () => {
  expect(holidays.size).toBe(11 * 15);
  for (const day of holidays) expect([0, 6]).not.toContain(new Date(`${day}T12:00:00Z`).getUTCDay());
});

import { TZDate } from "@date-fns/tz";
import { format } from "date-fns";
import fc from "fast-check";
import { expect, test } from "vitest";
import { dayIn, clockIn, plusDays } from "./calendar";

const zones = ["America/New_York", "America/Phoenix", "America/Los_Angeles", "Pacific/Honolulu", "Asia/Kolkata", "UTC"];

test("day and clock of any instant are those of a zoned date", () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...zones),
      fc.date({ min: new Date("1970-01-01"), max: new Date("2060-01-01"), noInvalidDate: true }),
      (zone, at) => {
        const zoned = new TZDate(at.getTime(), zone);
        expect(`${dayIn(zone, at)} ${clockIn(zone, at)}`).toBe(format(zoned, "yyyy-MM-dd HH:mm"));
      },
    ),
    { numRuns: 500 },
  );
});

test.each([
  ["2026-03-08T06:59:59Z", "2026-03-08 01:59"],
  ["2026-03-08T07:00:00Z", "2026-03-08 03:00"],
  ["2026-11-01T05:59:59Z", "2026-11-01 01:59"],
  ["2026-11-01T06:00:00Z", "2026-11-01 01:00"],
])("%s in New York is %s", (at, wall) => {
  expect(`${dayIn("America/New_York", new Date(at))} ${clockIn("America/New_York", new Date(at))}`).toBe(wall);
});

test.each([
  ["2026-02-28", 1, "2026-03-01"],
  ["2024-02-28", 1, "2024-02-29"],
  ["2026-01-01", -1, "2025-12-31"],
  ["2026-03-07", 2, "2026-03-09"],
])("%s and %i days", (day, days, expected) => {
  expect(plusDays(day, days)).toBe(expected);
});

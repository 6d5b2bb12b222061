import fc from "fast-check";
import { expect, test } from "vitest";
import {
  dayIn,
  endOfDayIn,
  instantAt,
  isWorkingDay,
  nextAllowedInstant,
  plusDays,
  plusDaysIn,
  plusWorkingDays,
  workingDaysBetween,
} from "./calendar";

const holidays = new Set(["2026-11-26"]);
const hours = { from: 7, until: 19 };
const zones = ["America/New_York", "America/Phoenix", "Pacific/Honolulu", "America/Los_Angeles", "America/Puerto_Rico"];

test("a day belongs to its zone", () => {
  const at = new Date("2026-03-12T03:30:00Z");
  expect(dayIn("America/New_York", at)).toBe("2026-03-11");
  expect(dayIn("UTC", at)).toBe("2026-03-12");
});

test("hours stay hours across the two changes of the clock", () => {
  expect(instantAt("2026-03-07", 9, "America/New_York").toISOString()).toBe("2026-03-07T14:00:00.000Z");
  expect(instantAt("2026-03-08", 9, "America/New_York").toISOString()).toBe("2026-03-08T13:00:00.000Z");
  expect(instantAt("2026-11-01", 9, "America/New_York").toISOString()).toBe("2026-11-01T14:00:00.000Z");
  expect(endOfDayIn("America/New_York", "2026-03-08").toISOString()).toBe("2026-03-09T04:00:00.000Z");
  const friday = new Date("2026-03-06T14:30:00Z");
  expect(plusDaysIn("America/New_York", friday, 3).toISOString()).toBe("2026-03-09T13:30:00.000Z");
  expect(plusDaysIn("America/Phoenix", friday, 3).toISOString()).toBe("2026-03-09T14:30:00.000Z");
});

test("days and working days, over a month's end, a leap day and Thanksgiving", () => {
  expect(plusDays("2028-02-28", 1)).toBe("2028-02-29");
  expect(plusDays("2026-03-01", -1)).toBe("2026-02-28");
  expect(isWorkingDay("2026-11-26", holidays)).toBe(false);
  expect(plusWorkingDays("2026-11-25", 2, holidays)).toBe("2026-11-30");
  const [from, to] = [new Date("2026-11-25T15:00:00Z"), new Date("2026-11-30T15:00:00Z")];
  expect(workingDaysBetween(from, to, "America/New_York", holidays)).toBe(2);
});

test.each([
  ["inside the hours: at once", "2026-11-25T15:00:00Z", "2026-11-25T15:00:00.000Z"],
  ["before seven: at seven", "2026-11-25T10:00:00Z", "2026-11-25T12:00:00.000Z"],
  ["seven in the evening is over; Thanksgiving is off", "2026-11-26T00:00:00Z", "2026-11-27T12:00:00.000Z"],
  ["Friday night: Monday", "2026-11-28T01:00:00Z", "2026-11-30T12:00:00.000Z"],
])("email hours: %s", (_, at, expected) => {
  expect(nextAllowedInstant(new Date(at), "America/New_York", hours, holidays).toISOString()).toBe(expected);
});

test("law: the next allowed instant is never earlier, is allowed itself, and asking again changes nothing", () => {
  const instant = fc.date({ min: new Date("2026-01-01"), max: new Date("2028-01-01"), noInvalidDate: true });
  fc.assert(
    fc.property(instant, fc.constantFrom(...zones), (at, zone) => {
      const next = nextAllowedInstant(at, zone, hours, holidays);
      expect(next.getTime()).toBeGreaterThanOrEqual(at.getTime());
      expect(isWorkingDay(dayIn(zone, next), holidays)).toBe(true);
      expect(nextAllowedInstant(next, zone, hours, holidays)).toEqual(next);
      const local = Number(next.toLocaleString("en-US", { timeZone: zone, hour: "2-digit", hourCycle: "h23" }));
      expect(local >= 7 && local < 19).toBe(true);
    }),
  );
});

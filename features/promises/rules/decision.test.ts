import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isWorkingDay } from "@/lib/calendar";
import { decisionDay, hasPassed, stateOnAnswer, stateOnNewDate } from "./decision";

const tampa = "America/New_York";
const none = new Set<string>();
const now = new Date("2026-03-12T20:00:00Z");

describe("the day", () => {
  test("is theirs where they said one", () =>
    expect(decisionDay({ on: "2026-03-20" }, tampa, now, 5, none)).toEqual({ dueOn: "2026-03-20", setByUs: false }));

  test("is our own in five working days where they didn't", () =>
    expect(decisionDay({ theyDidNotSay: true }, tampa, now, 5, none)).toEqual({ dueOn: "2026-03-19", setByUs: true }));

  test("leaves out the firm's holidays", () =>
    expect(decisionDay({ theyDidNotSay: true }, tampa, now, 5, new Set(["2026-03-16", "2026-03-17"])).dueOn).toBe(
      "2026-03-23",
    ));

  test("counts from the day at the client's site", () => {
    const late = new Date("2026-03-13T05:00:00Z");
    expect(decisionDay({ theyDidNotSay: true }, "Pacific/Honolulu", late, 1, none).dueOn).toBe("2026-03-13");
    expect(decisionDay({ theyDidNotSay: true }, tampa, late, 1, none).dueOn).toBe("2026-03-16");
    expect(decisionDay({ on: "2026-03-12" }, "Pacific/Honolulu", late, 5, none).dueOn).toBe("2026-03-12");
    expect(() => decisionDay({ on: "2026-03-12" }, tampa, late, 5, none)).toThrow("in the past");
  });

  test("lies within a year", () =>
    expect(() => decisionDay({ on: "2027-04-01" }, tampa, now, 5, none)).toThrow("within a year"));

  test("of our own is always a working day after today", () =>
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2020-01-01"), max: new Date("2035-01-01"), noInvalidDate: true }),
        fc.integer({ min: 1, max: 20 }),
        (at, days) => {
          const { dueOn } = decisionDay({ theyDidNotSay: true }, tampa, at, days, none);
          expect(isWorkingDay(dueOn, none)).toBe(true);
          expect(hasPassed({ dueOn, zone: tampa }, at)).toBe(false);
        },
      ),
    ));
});

test("it passes at the end of the day at the client's site, across the change of the clocks", () => {
  const due = { dueOn: "2026-03-08", zone: tampa };
  expect(hasPassed(due, new Date("2026-03-09T03:59:59Z"))).toBe(false);
  expect(hasPassed(due, new Date("2026-03-09T04:00:00Z"))).toBe(true);
  expect(hasPassed({ dueOn: "2026-03-08", zone: "Pacific/Honolulu" }, new Date("2026-03-09T04:00:00Z"))).toBe(false);
});

test.each([
  ["2026-03-12", "moved", "kept"],
  ["2026-03-11", "broken", "broken"],
])("a promise for %s is %s by a new date and %s by an answer", (dueOn, byDate, byAnswer) => {
  expect(stateOnNewDate({ dueOn, zone: tampa }, now)).toBe(byDate);
  expect(stateOnAnswer({ dueOn, zone: tampa }, now)).toBe(byAnswer);
});

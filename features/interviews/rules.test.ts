import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { dayIn, isWorkingDay } from "@/lib/calendar";
import { debriefDueAt, hoursOf, requireHours, interviewStatus } from "./rules";

const none = new Set<string>();
const tampa = { clientZone: "America/New_York", debriefHours: 24, holidays: none };
const due = (side: "candidate" | "client", endsAt: string, over = {}) =>
  debriefDueAt(side, new Date(endsAt), { ...tampa, ...over }).toISOString();

describe("the debrief clock", () => {
  test.each([
    ["Thursday 4 PM", "2026-03-12T20:00:00Z", "2026-03-13T20:00:00.000Z"],
    ["Friday 4 PM: Saturday 4 PM", "2026-03-13T20:00:00Z", "2026-03-14T20:00:00.000Z"],
  ])("of the candidate runs 24 h by the clock: %s", (_, endsAt, until) => expect(due("candidate", endsAt)).toBe(until));

  test.each([
    ["Thursday 10 AM: noon on Friday is later than 24 h", "2026-03-12T14:00:00Z", "2026-03-13T16:00:00.000Z"],
    ["Thursday 4 PM: 24 h is later than noon", "2026-03-12T20:00:00Z", "2026-03-13T20:00:00.000Z"],
    ["Friday 4 PM: noon on Monday", "2026-03-13T20:00:00Z", "2026-03-16T16:00:00.000Z"],
    ["over the change of the clocks: Friday to Monday noon", "2026-03-06T21:00:00Z", "2026-03-09T16:00:00.000Z"],
  ])("of the client: %s", (_, endsAt, until) => expect(due("client", endsAt)).toBe(until));

  test("knows the firm's holidays and the client's zone", () => {
    const holidays = new Set(["2026-03-16"]);
    expect(due("client", "2026-03-13T20:00:00Z", { holidays })).toBe("2026-03-17T16:00:00.000Z");
    expect(due("client", "2026-03-14T02:00:00Z", { clientZone: "America/Los_Angeles" })).toBe(
      "2026-03-16T19:00:00.000Z",
    );
  });

  test("of the client never ends before the candidate's, and falls on a working day unless 24 h is later", () =>
    fc.assert(
      fc.property(
        fc.date({ min: new Date("2024-01-01"), max: new Date("2030-01-01"), noInvalidDate: true }),
        (endsAt) => {
          const candidate = debriefDueAt("candidate", endsAt, tampa);
          const client = debriefDueAt("client", endsAt, tampa);
          expect(client.getTime()).toBeGreaterThanOrEqual(candidate.getTime());
          expect(client > candidate && !isWorkingDay(dayIn(tampa.clientZone, client), none)).toBe(false);
        },
      ),
    ));
});

test.each([
  ["2026-03-12T10:00:00Z", "scheduled", [], "upcoming"],
  ["2026-03-12T14:30:00Z", "scheduled", [], "under_way"],
  ["2026-03-12T15:00:00Z", "scheduled", [], "debrief_due"],
  ["2026-03-12T15:00:00Z", "scheduled", ["client"], "debrief_due"],
  ["2026-03-12T15:00:00Z", "scheduled", ["client", "candidate"], "past"],
  ["2026-03-12T15:00:00Z", "no_show", [], "off"],
  ["2026-03-12T10:00:00Z", "canceled", [], "off"],
] as const)("at %s, %s with %j: %s", (now, state, debriefed, status) => {
  const interview = { startsAt: new Date("2026-03-12T14:00:00Z"), endsAt: new Date("2026-03-12T15:00:00Z"), state };
  expect(interviewStatus({ ...interview, debriefed: [...debriefed] }, new Date(now))).toBe(status);
});

test("an interview ends after it starts, within the day", () => {
  const startsAt = new Date("2026-03-12T14:00:00Z");
  expect(() => requireHours({ startsAt, endsAt: startsAt })).toThrow("after the start");
  expect(() => requireHours({ startsAt, endsAt: new Date("2026-03-14T14:00:00Z") })).toThrow("twelve hours");
  expect(() => requireHours({ startsAt, endsAt: new Date("2026-03-12T15:00:00Z") })).not.toThrow();
});

describe("an hour by the clock of a zone", () => {
  const instants = (day: string, from: string, until: string, zone: string) => {
    const { startsAt, endsAt } = hoursOf({ day, from, until, zone });
    return [startsAt.toISOString(), endsAt.toISOString()];
  };

  test.each([
    ["2026-03-06", "America/New_York", "2026-03-06T19:00:00.000Z"],
    ["2026-03-09", "America/New_York", "2026-03-09T18:00:00.000Z"],
    ["2026-03-09", "America/Phoenix", "2026-03-09T21:00:00.000Z"],
    ["2026-11-02", "America/New_York", "2026-11-02T19:00:00.000Z"],
  ])("2 PM on %s in %s", (day, zone, at) => expect(instants(day, "14:00", "15:30", zone)[0]).toBe(at));

  test("that the change of the clocks leaves out is refused, and one that it doubles is the first", () => {
    expect(() => instants("2026-03-08", "02:30", "04:00", "America/New_York")).toThrow("does not exist");
    expect(instants("2026-03-08", "02:30", "04:00", "America/Phoenix")[0]).toBe("2026-03-08T09:30:00.000Z");
    expect(instants("2026-11-01", "01:30", "03:00", "America/New_York")).toEqual([
      "2026-11-01T05:30:00.000Z",
      "2026-11-01T08:00:00.000Z",
    ]);
  });
});

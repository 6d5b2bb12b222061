import { expect, test } from "vitest";
import { dayIn } from "@/lib/calendar";
import { digestDue, digestOn, nextDigest } from "./when";

const holidays = new Set(["2026-11-26"]);
const setAt = new Date("2026-01-05T12:00:00Z");
const chosen = (zone: string, minute = 420) => ({ zone, minute, setAt });
const tampa = chosen("America/New_York");
const dueAt = (now: string, one = tampa) => digestDue(one, new Date(now), holidays)?.day ?? null;
const nextAt = (now: string, lastDay: string | null = null, one = tampa) =>
  nextDigest(one, lastDay, new Date(now), holidays).at.toISOString();

test.each([
  ["a minute before its time", "2026-03-12T10:59:59Z", null],
  ["at its time", "2026-03-12T11:00:00Z", "2026-03-12"],
  ["late, from a worker that was off", "2026-03-12T13:00:00Z", "2026-03-12"],
  ["the last moment that it goes late", "2026-03-12T15:59:59Z", "2026-03-12"],
  ["five hours on it is not worth sending", "2026-03-12T16:00:00Z", null],
  ["the first working day after the clocks went forward", "2026-03-09T11:00:00Z", "2026-03-09"],
  ["an hour earlier by UTC, as if they had not", "2026-03-06T11:30:00Z", null],
  ["before they went forward", "2026-03-06T12:00:00Z", "2026-03-06"],
  ["after they went back", "2026-11-02T11:59:59Z", null],
  ["at its time after they went back", "2026-11-02T12:00:00Z", "2026-11-02"],
  ["on a Saturday", "2026-03-14T11:00:00Z", null],
  ["on a Sunday", "2026-03-15T11:00:00Z", null],
  ["on a holiday", "2026-11-26T12:00:00Z", null],
])("due %s", (_, now, day) => {
  expect(dueAt(now)).toBe(day);
});

test("each zone has its own morning, and its own day", () => {
  const now = "2026-03-12T17:30:00Z";
  expect(dueAt(now, chosen("Pacific/Honolulu"))).toBe("2026-03-12");
  expect(dueAt(now, chosen("America/Los_Angeles"))).toBe("2026-03-12");
  expect(dueAt(now, chosen("America/New_York"))).toBeNull();
  expect(dueAt("2026-03-12T21:00:00Z", chosen("Pacific/Guam"))).toBe("2026-03-13");
  // Arizona keeps its clocks.
  expect(digestOn("2026-03-09", chosen("America/Phoenix")).at.toISOString()).toBe("2026-03-09T14:00:00.000Z");
});

test.each([
  ["2:30 AM is not there in spring: it is 3:30", "2026-03-08", 150, "2026-03-08T07:30:00.000Z"],
  ["1:30 AM comes twice in fall: it is the first", "2026-11-01", 90, "2026-11-01T05:30:00.000Z"],
  ["midnight", "2026-03-12", 0, "2026-03-12T04:00:00.000Z"],
])("%s", (_, day, minute, at) => {
  expect(digestOn(day, chosen("America/New_York", minute)).at.toISOString()).toBe(at);
});

test("late is never the next day, and on a day of 25 hours the evening is all of it", () => {
  expect(digestOn("2026-03-12", chosen("America/New_York", 1_200)).until.toISOString()).toBe(
    "2026-03-13T04:00:00.000Z",
  );
  expect(digestOn("2026-11-01", chosen("America/New_York", 1_200)).until.toISOString()).toBe(
    "2026-11-02T05:00:00.000Z",
  );
});

test("each minute of the two days on which clocks change has one time, on that day, and is not over before it begins", () => {
  for (const zone of ["America/New_York", "America/Anchorage", "Pacific/Honolulu"])
    for (const day of ["2026-03-08", "2026-11-01"])
      for (let minute = 0; minute < 1_440; minute += 15) {
        const { at, until } = digestOn(day, { zone, minute });
        expect([day, minute, dayIn(zone, at), until > at]).toEqual([day, minute, day, true]);
      }
});

test("one that was chosen after its time today begins tomorrow", () => {
  const late = { ...tampa, setAt: new Date("2026-03-12T11:00:01Z") };
  expect(dueAt("2026-03-12T11:30:00Z", late)).toBeNull();
  expect(nextAt("2026-03-12T11:30:00Z", null, late)).toBe("2026-03-13T11:00:00.000Z");
  const inTime = { ...tampa, setAt: new Date("2026-03-12T11:00:00Z") };
  expect(dueAt("2026-03-12T11:30:00Z", inTime)).toBe("2026-03-12");
});

test.each([
  ["this morning", "2026-03-12T10:00:00Z", null, "2026-03-12T11:00:00.000Z"],
  ["this morning's, which is late", "2026-03-12T12:00:00Z", "2026-03-11", "2026-03-12T11:00:00.000Z"],
  ["tomorrow's, once today's has gone", "2026-03-12T12:00:00Z", "2026-03-12", "2026-03-13T11:00:00.000Z"],
  ["tomorrow's, where today's never will", "2026-03-12T16:00:00Z", null, "2026-03-13T11:00:00.000Z"],
  ["after a weekend on which the clocks change", "2026-03-06T20:00:00Z", null, "2026-03-09T11:00:00.000Z"],
  ["after Thanksgiving", "2026-11-26T11:00:00Z", null, "2026-11-27T12:00:00.000Z"],
])("the next one is %s", (_, now, lastDay, at) => {
  expect(nextAt(now, lastDay)).toBe(at);
});

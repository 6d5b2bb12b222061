import fc from "fast-check";
import { expect, test } from "vitest";
import { contactRuleDefaults } from "@/db/vocabulary/settings";
import { inProcessUntil, noEnd, unansweredAttempts, type CandidacyFacts } from "./activity";

const zone = "America/New_York";
const at = (text: string) => new Date(`${text}:00-05:00`);
const attempts = (...days: string[]) => days.map((day) => at(day));
const rest = (tries: Date[], answers: Date[] = [], candidate = true) =>
  unansweredAttempts(tries, answers, zone, 3, candidate);

test.each([
  ["nothing", [], [], 0, null],
  ["two days", ["2026-02-02T09:00", "2026-02-03T09:00"], [], 2, null],
  ["three on one day are one", ["2026-02-02T09:00", "2026-02-02T12:00", "2026-02-02T23:59"], [], 1, null],
  ["midnight in the person's zone parts days", ["2026-02-02T23:59", "2026-02-03T00:00"], [], 2, null],
  [
    "the third rests",
    ["2026-02-04T10:00", "2026-02-02T09:00", "2026-02-03T09:00", "2026-02-04T08:00"],
    [],
    3,
    "2026-02-04T08:00",
  ],
  [
    "an answer starts anew",
    ["2026-02-02T09:00", "2026-02-03T09:00", "2026-02-05T09:00"],
    ["2026-02-04T09:00"],
    1,
    null,
  ],
  ["an answer at the very moment counts", ["2026-02-02T09:00"], ["2026-02-02T09:00"], 0, null],
] as const)("unanswered: %s", (_, tries, answers, unanswered, since) => {
  expect(rest(attempts(...tries), attempts(...answers))).toEqual({
    unanswered,
    restingSince: since ? at(since) : null,
  });
});

test("contacts of clients never rest", () => {
  const tries = attempts("2026-02-02T09:00", "2026-02-03T09:00", "2026-02-04T09:00");
  expect(rest(tries, [], false)).toEqual({ unanswered: 3, restingSince: null });
});

test("law: order does not matter, an answer after all of them wakes, and nobody rests below the limit", () => {
  const instants = fc.array(
    fc.date({ min: at("2026-01-01T00:00"), max: at("2026-12-01T00:00"), noInvalidDate: true }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(instants, instants, (tries, answers) => {
      const found = rest(tries, answers);
      expect(rest(tries.toReversed(), answers.toReversed())).toEqual(found);
      expect(found.restingSince !== null).toBe(found.unanswered >= 3);
      expect(rest(tries, [...answers, at("2026-12-31T00:00")])).toEqual({ unanswered: 0, restingSince: null });
      expect(tries.map(Number)).toEqual(expect.arrayContaining(found.restingSince ? [Number(found.restingSince)] : []));
    }),
  );
});

const said = at("2026-02-02T09:00");
const going: CandidacyFacts = { saidYesAt: said, closedAt: null, placement: null };
const placed = (over: Partial<NonNullable<CandidacyFacts["placement"]>>): CandidacyFacts => ({
  ...going,
  placement: { state: "started", startOn: null, endsOn: null, endedAt: null, ...over },
});
const until = (...all: CandidacyFacts[]) =>
  inProcessUntil(all, zone, contactRuleDefaults, new Set(["2026-02-16"]))?.toISOString() ?? null;

test.each([
  ["never said yes", [{ ...going, saidYesAt: null }], null],
  ["while it goes on", [going], noEnd.toISOString()],
  // Closed Thu, Feb 12: five working days, Presidents' Day off, end with Fri, Feb 20.
  [
    "five working days after the close-out",
    [{ ...going, closedAt: at("2026-02-12T17:00") }],
    "2026-02-21T05:00:00.000Z",
  ],
  ["90 days after a start", [placed({ startOn: "2026-03-02" })], "2026-06-01T04:00:00.000Z"],
  [
    "a contractor to the end of the assignment",
    [placed({ startOn: "2026-03-02", endsOn: "2026-12-31" })],
    "2027-01-01T05:00:00.000Z",
  ],
  [
    "a placement that ended",
    [placed({ startOn: "2026-03-02", state: "fell_off", endedAt: at("2026-02-12T17:00") })],
    "2026-02-21T05:00:00.000Z",
  ],
  ["accepted, no start named", [placed({})], noEnd.toISOString()],
  [
    "the latest of several",
    [{ ...going, closedAt: at("2025-01-06T09:00") }, placed({ startOn: "2026-03-02" })],
    "2026-06-01T04:00:00.000Z",
  ],
])("in process: %s", (_, all, expected) => {
  expect(until(...all)).toBe(expected);
});

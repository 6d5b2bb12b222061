import { expect, test } from "vitest";
import { latenessOf } from "./late";
import type { LineFacts } from "./line";

const zone = "America/New_York";
const firm = {
  contactRules: { answerWorkingDays: 2, checkInsBeforeCall: 3, debriefHours: 24 },
  holidays: new Set<string>(),
};
/** A Tuesday, 11 AM in New York. */
const start = new Date("2026-03-10T15:00:00Z");
const line: LineFacts = {
  kind: "callback",
  subjectId: "x",
  dueAt: start,
  person: { name: "Maria Alvarez", candidateId: "m" },
  contact: { name: "Hal Rao" },
  positionId: "p",
  positionTitle: "Bridge Engineer",
  clientName: "Harbor",
  candidacyId: "c",
  detail: {},
};
const after = (of: Partial<LineFacts>, hours: number) =>
  latenessOf({ ...line, ...of }, { zone, mayWrite: true, firm, now: new Date(start.getTime() + hours * 3_600_000) });
const both = { kind: "debrief", detail: { candidate: true, client: true, clientZone: zone } } as const;

test.each([
  ["a callback before its time", {}, -1, null],
  ["a callback half an hour after it", {}, 0.5, "30 min late"],
  ["a callback of the day before", {}, 30, "30 hr late"],
  ["a callback of last week", {}, 170, "7 days late"],
  ["a reply within the day", { kind: "reply" }, 23, null],
  ["a reply after it", { kind: "reply" }, 25, "1 hr late"],
  ["an answer on its second working day", { kind: "answer_owed" }, 60, null],
  ["an answer after it", { kind: "answer_owed" }, 62, "1 hr late"],
  ["an offer without a day", { kind: "offer_out", detail: { expiresOn: null } }, 999, null],
  ["an offer that has run out", { kind: "offer_out", detail: { expiresOn: "2026-03-10" } }, 14, "1 hr late"],
  ["a guarantee", { kind: "guarantee_ending" }, 999, null],
] as const)("%s", (_, of, hours, words) => {
  expect(after(of as Partial<LineFacts>, hours)).toEqual(words && { late: true, words });
});

test("after an interview the clock says what is left to the target, then to the most that is allowed, for both sides", () => {
  expect(after(both, 1)).toEqual({ late: false, words: "3 hr left" });
  expect(after(both, 5)).toEqual({ late: false, words: "Maria Alvarez: 19 hr left, Hal Rao: 20 hr left" });
  expect(after(both, 24.5)).toEqual({ late: true, words: "Maria Alvarez: 30 min late, Hal Rao: 30 min left" });
  expect(after({ ...both, detail: { ...both.detail, client: false } }, 26)).toEqual({ late: true, words: "2 hr late" });
});

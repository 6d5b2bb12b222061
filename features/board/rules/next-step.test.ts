import { expect, test } from "vitest";
import { ageOf, daysInStage } from "./days-in-stage";
import { clockOf, nextStep, type NextFacts } from "./next-step";

const now = new Date("2026-03-12T15:00:00Z");
const zone = "America/New_York";
const none: NextFacts = {
  offer: null,
  placement: null,
  answer: null,
  interview: null,
  debriefSince: null,
  decision: null,
  weOwe: null,
  saidYesAt: null,
  lastTouchAt: null,
};
const rules = { contactRules: { quietWorkingDaysInProcess: 5 }, holidays: new Set<string>() };
const interview = { startsAt: new Date("2026-03-19T18:00:00Z"), zone, kind: "onsite" } as const;
const decision = (dueOn: string, setByUs = false) => ({ dueOn, zone, setByUs });

test.each<[Partial<NextFacts>, string | null, boolean]>([
  [{}, null, false],
  [{ interview }, "Interview Mar 19, 2:00 PM ET", false],
  [{ interview: { ...interview, startsAt: new Date("2026-03-16T18:00:00Z") } }, "Interview Mon 2:00 PM ET", false],
  [{ interview: { ...interview, startsAt: new Date("2026-03-12T18:00:00Z") } }, "Interview today 2:00 PM ET", false],
  [{ interview, debriefSince: now }, "Debrief due", true],
  [{ answer: { kind: "no", words: "" }, debriefSince: now }, "Client answered: no", true],
  [{ answer: { kind: "next_step", words: "Meet Lee" } }, "Client answered: next step, “Meet Lee”", true],
  [{ answer: { kind: "new_date", words: "" }, decision: decision("2026-03-16") }, "Decision Mon, Mar 16", false],
  [{ interview, decision: decision("2026-03-11") }, "Decision was due Wed, Mar 11", true],
  [{ interview, decision: decision("2026-03-12") }, "Interview Mar 19, 2:00 PM ET", false],
  [{ decision: decision("2026-03-16", true) }, "Decision Mon, Mar 16 (our date)", false],
  [{ offer: { state: "extended", expiresOn: "2026-03-12" }, debriefSince: now }, "Offer out, until Thu, Mar 12", true],
  [{ offer: { state: "extended", expiresOn: null } }, "Offer out", false],
  [{ placement: { state: "accepted", startOn: "2026-03-30" } }, "Starts Mon, Mar 30", false],
  [{ placement: { state: "started", startOn: "2026-03-02" } }, null, false],
  [{ weOwe: { dueOn: "2026-03-10", zone } }, "Answer owed since Tue, Mar 10", true],
  [{ saidYesAt: new Date("2026-03-02T15:00:00Z") }, "No update for 8 business days", true],
  [{ saidYesAt: new Date("2026-03-02T15:00:00Z"), lastTouchAt: new Date("2026-03-09T15:00:00Z") }, null, false],
  [{ lastTouchAt: new Date("2026-01-09T15:00:00Z") }, null, false],
])("%j: %s", (facts, words, due) => {
  const step = nextStep({ ...none, ...facts }, clockOf(now, zone, rules));
  expect(step?.words ?? null).toBe(words);
  expect(step?.due ?? false).toBe(due);
});

test.each([
  [3, "No update for 3 business days"],
  [4, null],
])("a firm that lets nobody go %i working days without a word: %s", (quietWorkingDaysInProcess, words) => {
  const clock = clockOf(now, zone, { ...rules, contactRules: { quietWorkingDaysInProcess } });
  expect(nextStep({ ...none, saidYesAt: new Date("2026-03-09T15:00:00Z") }, clock)?.words ?? null).toBe(words);
});

test.each([
  [0, "fresh"],
  [5, "fresh"],
  [6, "slow"],
  [10, "slow"],
  [11, "stuck"],
])("%i days in a stage are %s", (days, age) => {
  expect(ageOf("submitted", daysInStage(new Date(now.getTime() - days * 86_400_000), now))).toBe(age);
});

test("who is placed or awaits the first day is not stuck there", () => {
  expect(ageOf("placed", 400)).toBe("fresh");
  expect(ageOf("accepted", 40)).toBe("fresh");
  expect(ageOf("offer", 40)).toBe("stuck");
});

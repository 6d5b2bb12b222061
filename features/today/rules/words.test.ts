import { expect, test } from "vitest";
import type { LineFacts } from "./line";
import { lineWords } from "./words";

const zone = "America/New_York";
/** A Tuesday. */
const closedAt = new Date("2026-03-10T15:00:00Z");
const daysLater = (days: number) => new Date(closedAt.getTime() + days * 86_400_000);
const line: LineFacts = {
  kind: "answer_owed",
  subjectId: "o",
  dueAt: closedAt,
  person: { name: "Maria Alvarez", candidateId: "m" },
  contact: null,
  positionId: "p",
  positionTitle: "Bridge Engineer",
  clientName: "Harbor",
  candidacyId: "c",
  detail: { side: "client", reason: "other_candidate", furthest: "interview" },
};

test.each([
  [2, closedAt, "call first, by Thu, Mar 12"],
  [2, daysLater(3), "call first, due since Thu, Mar 12"],
  [4, daysLater(3), "call first, by Tue, Mar 17"],
])("an answer is due so many of the firm's working days after the close-out: %i", (answerWorkingDays, now, words) => {
  const firm = {
    contactRules: { answerWorkingDays, checkInsBeforeCall: 3, debriefHours: 24 },
    holidays: new Set(["2026-03-13"]),
  };
  expect(lineWords(line, { zone, now, mayWrite: true, firm }).why).toContain(words);
});

test.each([
  [false, "Phone screen at 3:00 PM ET with Harbor: prep them"],
  [true, "Phone screen at 3:00 PM ET with Harbor: they are closed out, so cancel it with both sides"],
])("an interview of somebody who is closed out asks to be canceled, not prepared: closed %s", (closed, words) => {
  const interview: LineFacts = {
    ...line,
    kind: "interview_today",
    dueAt: new Date("2026-03-10T19:00:00Z"),
    detail: { kind: "phone", zone, closed },
  };
  const firm = {
    contactRules: { answerWorkingDays: 2, checkInsBeforeCall: 3, debriefHours: 24 },
    holidays: new Set<string>(),
  };
  expect(lineWords(interview, { zone, now: closedAt, mayWrite: true, firm }).why).toBe(words);
});

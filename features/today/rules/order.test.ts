import { expect, test } from "vitest";
import { inOrder, snoozedUntil } from "./order";

const now = new Date("2026-03-12T15:00:00Z");
const zone = "America/New_York";

test("kinds come in the order of the queue, and within a kind what has been due longest", () => {
  const line = (kind: "callback" | "reply" | "debrief", dueAt: string, subjectId: string) => ({
    kind,
    dueAt: new Date(dueAt),
    subjectId,
  });
  const lines = [
    line("callback", "2026-03-01T00:00:00Z", "a"),
    line("debrief", "2026-03-11T00:00:00Z", "b"),
    line("reply", "2026-03-12T00:00:00Z", "d"),
    line("reply", "2026-03-12T00:00:00Z", "c"),
  ];
  expect(inOrder(lines).map(({ subjectId }) => subjectId)).toEqual(["c", "d", "b", "a"]);
});

test("a line is snoozed to 7 AM where the recruiter is", () => {
  expect(snoozedUntil(null, "", zone, now)).toEqual(new Date("2026-03-13T11:00:00Z"));
  expect(snoozedUntil("2026-03-15", "", zone, now)).toEqual(new Date("2026-03-15T11:00:00Z"));
});

test.each([
  ["2026-03-12", "", "Choose a day after today."],
  ["2026-03-16", "", "Say why it can wait more than three days."],
  ["2026-05-01", "On vacation", "You can snooze for a month at most."],
])("until %s with reason %j is refused", (day, reason, sentence) => {
  expect(() => snoozedUntil(day, reason, zone, now)).toThrow(sentence);
});

test("past three days a reason is enough", () => {
  expect(snoozedUntil("2026-03-20", "Out until then", zone, now)).toEqual(new Date("2026-03-20T11:00:00Z"));
});

import { expect, test } from "vitest";
import { noticesOf } from "./rules";

const now = new Date("2026-03-12T15:00:00Z");
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000);

test.each([
  ["reply", -1, ["reply"]],
  ["interested", -1, ["reply"]],
  ["reply", -11, []],
  ["callback", -1, []],
  ["interview_today", 60, ["interview"]],
  ["interview_today", 61, []],
  ["interview_today", 0, []],
  ["interview_next", 30, []],
] as const)("of %s at %i minutes a device that was turned on ten minutes ago is told %j", (kind, minutes, told) => {
  const lines = [{ kind, subjectId: "1", dueAt: at(minutes) }];
  expect(noticesOf(lines, { since: at(-10), now }).map((one) => one.kind)).toEqual(told);
});

test("what has waited for a day is no news", () => {
  const lines = [{ kind: "reply" as const, subjectId: "1", dueAt: at(-24 * 60 - 1) }];
  expect(noticesOf(lines, { since: at(-10_000), now })).toEqual([]);
});

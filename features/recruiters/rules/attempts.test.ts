import { expect, test } from "vitest";
import { waitMinutes, waitSentence } from "./attempts";

const now = new Date("2026-03-12T15:00:00Z");
const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

test.each([
  [0, 15],
  [5, 10],
  [14.5, 1],
  [15, 1],
  [20, 1],
])("%s minutes into the window, %s are left", (gone, left) =>
  expect(waitMinutes(before(gone), { hits: 8, minutes: 15 }, now)).toBe(left),
);

test("the wait is said in words", () => {
  expect(waitSentence(1)).toBe("Too many attempts. Try again in a minute.");
  expect(waitSentence(12)).toBe("Too many attempts. Try again in 12 minutes.");
});

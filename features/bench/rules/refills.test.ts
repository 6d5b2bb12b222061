import { expect, test } from "vitest";
import { savedWords, shareWords } from "./refills";

const counts = (known: number, others: number, knownDays: number | null, othersDays: number | null) => ({
  known,
  others,
  nobody: 0,
  knownDays,
  othersDays,
});

test.each([
  [counts(0, 0, null, null), "No opening that came back was filled in this time."],
  [counts(2, 0, 9, null), "Days saved need openings filled both ways: by known people and by others."],
  [counts(4, 3, 9, 20), "Known people filled an opening 11 days sooner: 44 days saved over 4 openings."],
  [counts(1, 2, 9, 21.5), "Known people filled an opening 12.5 days sooner: 12.5 days saved over 1 opening."],
  [counts(1, 1, 9, 9), "Both took the same number of days."],
  [counts(1, 1, 10, 9), "Known people took 1 day longer."],
])("%o: what known people saved", (given, words) => {
  expect(savedWords(given)).toBe(words);
});

test("a share is of those that were filled", () => {
  expect(shareWords(1, counts(1, 2, 1, 1))).toBe("33%");
  expect(shareWords(0, counts(0, 0, null, null))).toBe("–");
});

import { expect, test } from "vitest";
import { decisionDatesWords } from "./decision-dates";

test.each([
  [{ met: 0, of: 0, lateDays: 0 }, "none yet"],
  [{ met: 3, of: 3, lateDays: 0 }, "3 of 3"],
  [{ met: 4, of: 9, lateDays: 55 }, "4 of 9, 11 days late on average"],
  [{ met: 0, of: 1, lateDays: 1 }, "0 of 1, 1 day late on average"],
])("%o reads: %s", (dates, words) => expect(decisionDatesWords(dates)).toBe(words));

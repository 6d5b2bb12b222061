import { expect, test } from "vitest";
import { replyRate, replyRateWords } from "./reply-rate";

test.each([
  [0, 0, "not sent yet"],
  [4, 25, "16% (4 of 25, likely 6-35%)"],
  [0, 1, "0% (0 of 1, likely 0-79%)"],
  [1, 1, "100% (1 of 1, likely 21-100%)"],
  [50, 1_000, "5% (50 of 1000, likely 4-7%)"],
])("%i of %i", (replied, sent, words) => {
  expect(replyRateWords(replyRate(replied, sent))).toBe(words);
});

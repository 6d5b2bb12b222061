import { expect, test } from "vitest";
import { paces, waitSeconds, waitSentence } from "./attempts";

test.each([
  [4, 0],
  [5, 5],
  [6, 10],
  [10, 160],
  [13, 900],
  [10_000, 900],
])("after %s wrong guesses the next one waits %s seconds", (failures, seconds) =>
  expect(waitSeconds(failures, paces.stranger)).toBe(seconds),
);

test("an account as such never waits, however many guess at it", () =>
  expect(waitSeconds(1_000_000, paces.account)).toBe(0));

test.each([
  [0.2, "a second"],
  [40, "40 seconds"],
  [90, "90 seconds"],
  [91, "2 minutes"],
  [900, "15 minutes"],
])("a wait of %s seconds is said in words", (seconds, words) =>
  expect(waitSentence(seconds)).toBe(`Too many attempts. Try again in ${words}.`),
);

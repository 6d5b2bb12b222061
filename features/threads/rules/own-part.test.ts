import { expect, test } from "vitest";
import { ownPart } from "./own-part";

const token = "9STbWCkAu637aMa24mWT";

test("ends before the first line by which its reader answers", () => {
  const text = `Hi Tamika,\n\nAre you open to a call?\n\nTheo\n\nI'm interested: https://x.test/answer/${token}?choice=interested\n\nPlumb & Level, Tampa\n`;
  expect(ownPart(text, token)).toBe("Hi Tamika,\n\nAre you open to a call?\n\nTheo");
});

test("is the whole of an email without such lines", () => {
  expect(ownPart("Thanks, Tamika.\n\nTheo\n", token)).toBe("Thanks, Tamika.\n\nTheo");
});

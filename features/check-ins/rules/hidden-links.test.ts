import { expect, test } from "vitest";
import { hideAnswerLinks } from "./hidden-links";

const token = "Abc_-9".repeat(5);

test.each([
  [
    `> Answer with one click (https://cb.test/decide/${token}), without`,
    "> Answer with one click (https://cb.test/decide/...), without",
  ],
  [
    `<a href="https://safe.test/?url=https%3A%2F%2Fcb.test%2Fdecide%2F${token}&x=1">`,
    '<a href="https://safe.test/?url=https%3A%2F%2Fcb.test%2Fdecide%2F...&x=1">',
  ],
  ["We decide/plan next week.", "We decide/plan next week."],
])("a quoted link loses its token: %s", (text, hidden) => {
  expect(hideAnswerLinks(text)).toBe(hidden);
});

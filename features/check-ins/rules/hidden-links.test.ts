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
  [`<https://cb.test/answer/${token}?choice=represent>`, "<https://cb.test/answer/...?choice=represent>"],
  [
    `https://urldefense.test/v2/url?u=https-3A__cb.test_decide_${token}`,
    "https://urldefense.test/v2/url?u=https-3A__cb.test_decide_...",
  ],
  [`x=https%253A%252F%252Fcb.test%252Fanswer%252F${token}`, "x=https%253A%252F%252Fcb.test%252Fanswer%252F..."],
  ["We decide/plan next week.", "We decide/plan next week."],
])("a quoted link loses its token: %s", (text, hidden) => {
  expect(hideAnswerLinks(text)).toBe(hidden);
});

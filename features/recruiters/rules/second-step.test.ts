import { expect, test } from "vitest";
import { isAppCode, nextStep, plainCode } from "./second-step";

test.each([
  [" 123 456 ", "123456", true],
  ["KQ7M-x2rp-9dwe-h4tn", "kq7mx2rp9dweh4tn", false],
  ["12345", "12345", false],
])("%j is checked as %j", (typed, code, app) => {
  expect(plainCode(typed)).toBe(code);
  expect(isAppCode(code)).toBe(app);
});

test("whoever has a second step is asked for it, and whoever must have one sets it up", () => {
  expect(nextStep(true, "viewer", [])).toBe("code");
  expect(nextStep(false, "admin", ["admin"])).toBe("set-up");
  expect(nextStep(false, "viewer", ["admin"])).toBe("none");
});

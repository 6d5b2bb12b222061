import { expect, test } from "vitest";
import { opensOn } from "./scope";

test.each([
  ["recruiter", "mine"],
  ["manager", "all"],
  ["admin", "all"],
  ["viewer", "all"],
] as const)("Today of a %s opens on %s", (role, whose) => {
  expect(opensOn(role)).toBe(whose);
});

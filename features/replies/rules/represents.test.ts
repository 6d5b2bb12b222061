import { expect, test } from "vitest";
import { readsAsRight } from "./represents";

test.each([
  ["Yes", true],
  ["Yes, please.", true],
  ["Hi Dana,\n\nYes, you may represent me.\n\nThanks,\nAna", true],
  ["I agree to be represented by Meridian.", true],
  ["Go ahead and submit me!", true],
  ["Sure, go ahead.", true],
  ["No thanks.", false],
  ["Another firm has already submitted me.", false],
  ["Yes, but only if the pay is $70/hr.", false],
  ["Who is the client?", false],
  ["Please don't represent me.", false],
  ["Thursday works.", false],
])("%j reads as right to represent: %j", (fresh, reads) => expect(readsAsRight(fresh)).toBe(reads));

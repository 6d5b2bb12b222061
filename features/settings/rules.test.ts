import { expect, test } from "vitest";
import { mannerDefaults, type Manners } from "@/db/vocabulary/settings";
import { contactRuleRows } from "./rules";

const rows = (over: Partial<Manners>) => Object.fromEntries(contactRuleRows({ ...mannerDefaults, ...over }));

test("every number of the contact rules is on screen, with its unit", () => {
  const numbers = Object.keys(mannerDefaults) as (keyof typeof mannerDefaults)[];
  for (const name of numbers) expect(rows({ [name]: 5 }), name).not.toEqual(rows({ [name]: 6 }));
});

test.each([
  [7, 19, "7 AM-7 PM"],
  [0, 12, "12 AM-12 PM"],
  [12, 24, "12 PM-12 AM"],
])("from %i until %i is the send window %s", (sendFromHour, sendUntilHour, words) => {
  expect(rows({ sendFromHour, sendUntilHour })["Send window"]).toBe(`${words}, business days, recipient's time`);
});

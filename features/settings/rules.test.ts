import { expect, test } from "vitest";
import { contactRuleDefaults, type ContactRules } from "@/db/vocabulary/settings";
import { contactRuleRows } from "./rules";

const rows = (over: Partial<ContactRules>) => Object.fromEntries(contactRuleRows({ ...contactRuleDefaults, ...over }));

test.each(Object.keys(contactRuleDefaults))("the number %s is on screen", (name) => {
  expect(rows({ [name]: 5 })).not.toEqual(rows({ [name]: 6 }));
});

test.each([
  [7, 19, "7 AM-7 PM"],
  [0, 12, "12 AM-12 PM"],
  [12, 24, "12 PM-12 AM"],
])("from %i until %i is the send window %s", (sendFromHour, sendUntilHour, words) => {
  expect(rows({ sendFromHour, sendUntilHour })["Send window"]).toBe(`${words}, business days, recipient's time`);
});

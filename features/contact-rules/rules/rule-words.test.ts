import { expect, test } from "vitest";
import { contactRuleBounds, contactRuleDefaults } from "@/db/vocabulary/settings";
import { keysOf } from "@/lib/keys-of";
import { contactRulesInput } from "../inputs";
import { boundWords, changeSentences } from "./rule-words";

const none = {
  becomeContactable: 0,
  noLongerContactable: 0,
  becomeQuiet: 0,
  noLongerQuiet: 0,
  becomeInProcess: 0,
  noLongerInProcess: 0,
  emailsMoved: 0,
};

test("each number says its default and its bounds", () => {
  expect(boundWords("slotDays")).toBe("Default 31; from 7 to 180.");
  expect(boundWords("sendFromHour")).toBe("Default 7 AM; from 5 AM to 12 PM.");
});

test.each(keysOf(contactRuleBounds))("%s is refused outside its bounds, with both of them", (name) => {
  const [least, most] = contactRuleBounds[name];
  for (const value of [least, most, contactRuleDefaults[name]])
    expect(contactRulesInput.safeParse({ ...contactRuleDefaults, [name]: value }).success).toBe(true);
  for (const value of [least - 1, most + 1, least + 0.5, Number.NaN]) {
    const { error } = contactRulesInput.safeParse({ ...contactRuleDefaults, [name]: value });
    expect(error?.issues.map(({ message }) => message)).toEqual([`Enter a whole number from ${least} to ${most}.`]);
  }
});

test("a change is said as sentences, and so is none", () => {
  expect(changeSentences({ ...none, becomeContactable: 41, noLongerQuiet: 1, emailsMoved: 1 })).toEqual([
    "41 people become OK to contact.",
    "1 person is no longer Gone quiet.",
    "1 planned email moves to the next send window.",
  ]);
  expect(changeSentences(none)).toEqual(["No one's contact status changes now, and no planned email moves."]);
});

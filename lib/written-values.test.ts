import { describe, expect, test } from "vitest";
import { states } from "@/db/vocabulary/places";
import { orderOfDays, readDay } from "./written-days";
import { readEmails } from "./written-emails";
import { readPhones } from "./written-phones";
import { isInUsa, readState, readZip } from "./written-places";

test.each([
  ["a@firm.test; b@firm.test", ["a@firm.test", "b@firm.test"], []],
  ["Pat Doe <Pat@Firm.test>", ["pat@firm.test"], []],
  ["a@firm.test.", ["a@firm.test"], []],
  ["mailto:a@firm.test", ["a@firm.test"], []],
  ["a@firm.test / b@firm.test (home)", ["a@firm.test", "b@firm.test"], []],
  ["a@firm.test, b@firm", ["a@firm.test"], ["b@firm"]],
  ["pat at firm dot test", [], ["pat at firm dot test"]],
  ["", [], []],
])("emails: %s", (text, addresses, left) => {
  expect(readEmails(text)).toEqual({ addresses, left });
});

describe("phones", () => {
  test.each([
    ["813-555-0145 x204", ["813-555-0145 x204"], [null]],
    ["813-555-0145, ext. 204", ["813-555-0145 x204"], [null]],
    ["c: (813) 555-0146", ["(813) 555-0146"], ["mobile"]],
    ["(813) 555-0146 (cell)", ["(813) 555-0146"], ["mobile"]],
    ["Office 813.555.0146", ["813.555.0146"], ["work"]],
    ["(813) 555-0147 / (813) 555-0148", ["(813) 555-0147", "(813) 555-0148"], [null, null]],
    ["w 813-555-0147 or c 813-555-0148", ["813-555-0147", "813-555-0148"], ["work", "mobile"]],
    ["813/555-0147", ["813 555-0147"], [null]],
    ["8.135550146E+09", ["8135550146"], [null]],
    ["8135550146.0", ["8135550146"], [null]],
    ["0044 20 7946 0958", ["+44 20 7946 0958"], [null]],
    ["+44 20 7946 0958", ["+44 20 7946 0958"], [null]],
    ["1-800-FLOWERS", ["1-800-3569377"], [null]],
  ])("%s", (text, raw, kinds) => {
    const { phones, left } = readPhones(text);
    expect(phones).toEqual(raw.map((one, at) => ({ raw: one, kind: kinds[at] })));
    expect(left).toEqual([]);
  });

  test.each([
    ["8.13555E+09", "cut"],
    ["not a phone", "none"],
    ["0000000000", "none"],
    ["see notes", "none"],
  ])("%s is left", (text, why) => {
    expect(readPhones(text)).toEqual({ phones: [], left: [{ text, why }] });
  });
});

test.each([
  ["Fla.", "FL"],
  ["N.Y.", "NY"],
  ["D.C.", "DC"],
  ["Washington, DC", "DC"],
  ["FL - Florida", "FL"],
  ["florida", "FL"],
  ["TX, USA", "TX"],
  ["Penna.", "PA"],
  ["Ontario", null],
  ["FL / GA", null],
])("state: %s", (text, code) => {
  expect(readState(text, states)).toBe(code);
});

test.each([
  ["2116", "02116"],
  ["2116-1234", "02116"],
  ["33602.0", "33602"],
  ["10001-1234", "10001"],
  ["336021234", "33602"],
  ["SW1A 1AA", null],
])("ZIP: %s", (text, zip) => {
  expect(readZip(text)).toBe(zip);
});

test("a country is the United States or another one", () => {
  expect(["", "USA", "U.S.", "United States"].map(isInUsa)).toEqual([true, true, true, true]);
  expect(["Australia", "Canada"].map(isInUsa)).toEqual([false, false]);
});

test.each([
  ["2026-04-03", "month", "2026-04-03", false],
  ["3/4/2026", "month", "2026-03-04", true],
  ["3/4/2026", "day", "2026-04-03", true],
  ["13/4/2026", "month", "2026-04-13", false],
  ["4/13/2026", "day", "2026-04-13", false],
  ["2/28/27", "month", "2027-02-28", false],
  ["Mar 14, 2026", "month", "2026-03-14", false],
  ["14 March 2026", "month", "2026-03-14", false],
  ["5/5/2026", "month", "2026-05-05", false],
] as const)("%s by %s", (text, order, day, ambiguous) => {
  expect(readDay(text, order)).toEqual({ day, ambiguous });
});

test("what is no day is none, and a column shows its order", () => {
  expect(["ASAP", "2/30/2026", "31.31.2026"].map((text) => readDay(text))).toEqual([null, null, null]);
  expect(orderOfDays(["3/4/2026", "13/4/2026"])).toBe("day");
  expect(orderOfDays(["3/4/2026", "4/13/2026"])).toBe("month");
  expect(orderOfDays(["13/4/2026", "4/13/2026"])).toBeNull();
  expect(orderOfDays(["3/4/2026"])).toBeNull();
});

import fc from "fast-check";
import { expect, test } from "vitest";
import { likelyUnit, readCount, readPay, readYears } from "./amounts";
import { formatMoney, formatMoneyRange } from "./format/money";

test.each([
  ["$115k", 11_500_000, 11_500_000, "year"],
  ["115 K", 11_500_000, 11_500_000, "year"],
  ["115.5k", 11_550_000, 11_550_000, "year"],
  ["$95k", 9_500_000, 9_500_000, "year"],
  ["115000", 11_500_000, 11_500_000, null],
  ["$125,000.50", 12_500_050, 12_500_050, null],
  ["USD 95,000", 9_500_000, 9_500_000, null],
  ["95,000 USD per year", 9_500_000, 9_500_000, "year"],
  ["85/hr", 8_500, 8_500, "hour"],
  ["$58.00 / hour", 5_800, 5_800, "hour"],
  ["58 an hour", 5_800, 5_800, "hour"],
  ["58 hourly", 5_800, 5_800, "hour"],
  ["58+", 5_800, 5_800, null],
  ["58-62", 5_800, 6_200, null],
  ["58-62/hr", 5_800, 6_200, "hour"],
  ["$58 – $62/hr", 5_800, 6_200, "hour"],
  ["$58.50 to 62", 5_850, 6_200, null],
  ["120-140k", 12_000_000, 14_000_000, "year"],
  ["$120k-$140k", 12_000_000, 14_000_000, "year"],
  ["110,000 - 125,000 annually", 11_000_000, 12_500_000, "year"],
  ["1.2m", 120_000_000, 120_000_000, "year"],
  ["0", 0, 0, null],
])("pay: %s", (text, from, to, unit) => {
  expect(readPay(text)).toEqual({ from, to, unit });
  expect(readPay(` ${text} `)).toEqual({ from, to, unit });
});

test.each([
  "",
  " ",
  "negotiable",
  "62-58",
  "58-",
  "-58",
  "58/day",
  "58 per project",
  "1,15,000",
  "11,50",
  "58.123",
  "5e3",
  "0x10",
  "NaN",
  "Infinity",
  "58 62",
  "€58",
  "58%",
  "9".repeat(40),
  `${"1".repeat(30)}k-${"1".repeat(30)}k`,
])("pay that is none: %s", (text) => {
  expect(readPay(text)).toBeNull();
});

test("what the screens write is read again", () => {
  const cents = fc.integer({ min: 1, max: 1_000_000_000 });
  const unit = fc.constantFrom("hour" as const, "year" as const);
  fc.assert(
    fc.property(cents, cents, unit, (one, other, per) => {
      const [from, to] = one < other ? [one, other] : [other, one];
      expect(readPay(formatMoney(from, per))).toEqual({ from, to: from, unit: per });
      expect(readPay(formatMoneyRange(from, to, per))).toEqual({ from, to, unit: per });
    }),
  );
});

test("whatever is typed, a sum is whole cents or none", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[$0-9,.k/hr+ -]{0,20}$/), (text) => {
      const read = readPay(text);
      expect(!read || ([read.from, read.to].every(Number.isSafeInteger) && read.from <= read.to)).toBe(true);
    }),
  );
});

test.each([
  [5_800, "hour"],
  [49_999, "hour"],
  [50_000, null],
  [999_999, null],
  [1_000_000, "year"],
])("%i cents are likely per %s", (cents, unit) => {
  expect(likelyUnit(cents)).toBe(unit);
});

test.each([
  ["12", 12],
  ["12+", 12],
  ["12 +", 12],
  ["15 yrs", 15],
  ["15 years", 15],
  ["15 years of experience", 15],
  ["10-12 years", 10],
  ["10–12", 10],
  ["12.5", 13],
  ["over 20", 20],
  ["0", 0],
  ["ten", null],
  ["120", null],
  ["71", null],
  ["-3", null],
  ["1e1", null],
  ["", null],
])("years: %s", (text, count) => {
  expect(readYears(text)).toBe(count);
});

test.each([
  ["90", 90],
  ["90 days", 90],
  ["25%", 25],
  ["25 percent", 25],
  ["1,200", 1_200],
  ["3.0", 3],
  ["2.5", null],
  ["-1", null],
  ["1e3", null],
  ["two", null],
  ["9".repeat(30), null],
  ["", null],
])("a count: %s", (text, count) => {
  expect(readCount(text)).toBe(count);
});

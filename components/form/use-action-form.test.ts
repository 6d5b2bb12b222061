import { expect, test } from "vitest";
import { Fields } from "./use-action-form";

function fieldsOf(typed: Record<string, string>) {
  const data = new FormData();
  for (const [name, text] of Object.entries(typed)) data.set(name, text);
  return new Fields(data);
}

test.each([
  ["", "year", { cents: null, unit: "year" }],
  ["58", "hour", { cents: 5_800, unit: "hour" }],
  ["$115k", "hour", { cents: 11_500_000, unit: "year" }],
  ["85/hr", "year", { cents: 8_500, unit: "hour" }],
  ["125,000.50", "year", { cents: 12_500_050, unit: "year" }],
  ["58-62", "hour", { cents: Number.NaN, unit: "hour" }],
  ["negotiable", "", { cents: Number.NaN, unit: null }],
])("one sum of pay, per what was typed, else per what was chosen: %s", (text, unit, pay) => {
  expect(fieldsOf({ pay: text, unit }).pay("pay", "unit")).toEqual(pay);
});

test.each([
  ["", "", { low: null, high: null, unit: "year" }],
  ["58", "", { low: 5_800, high: null, unit: "year" }],
  ["", "62", { low: null, high: 6_200, unit: "year" }],
  ["58/hr", "62", { low: 5_800, high: 6_200, unit: "hour" }],
  ["58-62/hr", "", { low: 5_800, high: 6_200, unit: "hour" }],
  ["120-140k", "", { low: 12_000_000, high: 14_000_000, unit: "year" }],
  ["58-62", "64", { low: Number.NaN, high: 6_400, unit: "year" }],
  ["58", "60-64", { low: 5_800, high: Number.NaN, unit: "year" }],
  ["a lot", "", { low: Number.NaN, high: null, unit: "year" }],
])("a range in two fields, or all of it in the first: %s and %s", (low, high, range) => {
  expect(fieldsOf({ low, high, unit: "year" }).payRange("low", "high", "unit")).toEqual(range);
});

test("years and counts as people write them; what is none is not taken for zero", () => {
  const fields = fieldsOf({ years: "12+", count: "1,200", percent: "25%", odd: "ten", empty: " " });
  expect([fields.years("years"), fields.years("odd"), fields.years("empty")]).toEqual([12, Number.NaN, null]);
  expect([fields.number("count"), fields.number("percent")]).toEqual([1_200, 25]);
  expect([fields.number("odd"), fields.number("empty")]).toEqual([Number.NaN, null]);
});

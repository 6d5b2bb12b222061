import { describe, expect, test } from "vitest";
import { readRow, type Cells } from "./rows";

function read(cells: Cells) {
  const row = readRow({ fullName: "Otto Page", email: "otto@cells.example", ...cells });
  if ("refused" in row) throw new Error(row.refused);
  return row;
}

describe("asking pay", () => {
  test.each([
    ["$95k", 9_500_000, "year"],
    ["$115k", 11_500_000, "year"],
    ["85/hr", 8_500, "hour"],
    ["115000", 11_500_000, "year"],
    ["58.50", 5_850, "hour"],
  ])("%s is understood", (pay, desiredPayCents, desiredPayUnit) => {
    expect(read({ pay })).toMatchObject({ facts: { desiredPayCents, desiredPayUnit }, notes: [] });
  });

  test.each([
    ["58-62/hr", "“58-62/hr” is a range; asking pay is one amount, so it was left out."],
    ["2000", "“2000” does not say whether it is per hour or per year, so it was left out."],
    ["negotiable", "“negotiable” is not an amount of pay and was left out."],
    ["0", "“0” is not an amount of pay and was left out."],
  ])("%s is left out, with why", (pay, note) => {
    const row = read({ pay });
    expect(row.notes).toEqual([note]);
    expect(row.facts).not.toHaveProperty("desiredPayCents");
    expect(row.facts).not.toHaveProperty("desiredPayUnit");
  });
});

describe("years of experience", () => {
  test.each([
    ["12+", 12],
    ["15 yrs", 15],
    ["10-12", 10],
    ["8", 8],
  ])("%s is understood", (years, yearsExperience) => {
    expect(read({ years })).toMatchObject({ facts: { yearsExperience }, notes: [] });
  });

  test.each(["120", "ten"])("%s is left out, with why", (years) => {
    const row = read({ years });
    expect(row.notes).toEqual([`“${years}” is not a number of years and was left out.`]);
    expect(row.facts).not.toHaveProperty("yearsExperience");
  });
});

test("a note that is cut says so", () => {
  const row = read({ notes: "n".repeat(120_000) });
  expect(row.facts.summary).toHaveLength(100_000);
  expect(row.notes).toEqual(["Notes: longer than 100,000 characters; the rest was left out."]);
  expect(read({ notes: "n".repeat(100_000) }).notes).toEqual([]);
});

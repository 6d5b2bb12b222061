import { expect, test } from "vitest";
import { changedFields } from "./rules";

test("only the fields that differ, by what they say", () => {
  const before = { city: "Tampa", sectors: ["healthcare"], zip: null, years: null };
  expect(changedFields(before, { ...before, sectors: ["healthcare"] })).toEqual({ before: {}, after: {} });
  expect(changedFields(before, { ...before, city: "Reno" })).toEqual({
    before: { city: "Tampa" },
    after: { city: "Reno" },
  });
});

test("what was typed into a number's field and is none is a change, so that it is answered and not passed over", () => {
  expect(changedFields({ years: null }, { years: Number.NaN })).toEqual({
    before: { years: null },
    after: { years: Number.NaN },
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { listedColumns, shownColumns, type KnownColumn } from "./shown-columns";

const known: KnownColumn[] = [
  { id: "name", fixed: true, extra: false },
  { id: "city", fixed: false, extra: false },
  { id: "age", fixed: false, extra: false },
  { id: "email", fixed: false, extra: true },
];

describe("what the URL's list of columns means", () => {
  test.each([
    ["nothing of it is what everybody sees", null, { email: false }, []],
    ["an empty list is only what cannot be hidden", [], { city: false, age: false, email: false }, []],
    ["the usual order moves nothing", ["city", "email"], { age: false }, []],
    ["another order is one, after what is fixed", ["email", "city"], { age: false }, ["name", "email", "city"]],
    ["unknown, fixed and doubled ones are passed over", ["age", "x", "name", "age"], { city: false, email: false }, []],
  ])("%s", (_, listed, columnVisibility, columnOrder) => {
    expect(shownColumns(known, listed)).toEqual({ columnVisibility, columnOrder });
  });
});

test("what is listed of what is shown is what was listed", () => {
  const movable = known.filter(({ fixed }) => !fixed).map(({ id }) => id);
  fc.assert(
    fc.property(fc.shuffledSubarray(movable), (listed) => {
      const usual = listed.join() === "city,age";
      expect(listedColumns(known, shownColumns(known, listed))).toEqual(usual ? null : listed);
    }),
  );
  expect(listedColumns(known, shownColumns(known, null))).toBeNull();
});

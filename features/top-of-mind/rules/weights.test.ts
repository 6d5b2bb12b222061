import fc from "fast-check";
import { expect, test } from "vitest";
import { pointGroupBounds, pointGroupDefaults, type GroupWeights } from "@/db/vocabulary/top-of-mind";
import { keysOf } from "@/lib/keys-of";
import { asked, facts, oneTry } from "./example-facts";
import { movedOf } from "./list-change";
import { groups, pointsOf, pointTable, totalOf } from "./points";
import { rankFinalists } from "./rank";
import { weightsOf } from "./weights";

const today = "2026-03-12";
const names = keysOf(groups);
/** Any weights that a firm may set. */
const allowed = fc
  .record({
    how_far: fc.integer({ min: 10, max: 60 }),
    client_said: fc.integer({ min: 5, max: 50 }),
    fit: fc.integer({ min: 5, max: 60 }),
  })
  .map((some) => ({ ...some, warmth: 100 - some.how_far - some.client_said - some.fit }))
  .filter(({ warmth }) => warmth >= 0 && warmth <= 40);

test("the defaults are the table", () => {
  for (const group of names)
    expect(
      keysOf(pointTable)
        .filter((id) => pointTable[id].group === group)
        .reduce((sum, id) => sum + pointTable[id].most, 0),
    ).toBe(pointGroupDefaults[group]);
  expect(weightsOf()).toEqual(Object.fromEntries(keysOf(pointTable).map((id) => [id, pointTable[id].most])));
  expect(pointsOf(asked(), facts(), today, weightsOf())).toEqual(pointsOf(asked(), facts(), today));
  for (const group of names) {
    const [least, most] = pointGroupBounds[group];
    expect(pointGroupDefaults[group]).toBeGreaterThanOrEqual(least);
    expect(pointGroupDefaults[group]).toBeLessThanOrEqual(most);
  }
});

test("under any weights the points of a group add up to its weight, and all to 100", () => {
  fc.assert(
    fc.property(allowed, (given: GroupWeights) => {
      const weights = weightsOf(given);
      const points = pointsOf(asked(), facts(), today, weights);
      expect(totalOf(points)).toBe(100);
      for (const group of names) {
        const own = points.filter(({ id }) => pointTable[id].group === group);
        expect(totalOf(own)).toBe(given[group]);
        expect(own.every(({ id, points: value }) => Number.isInteger(value) && value <= weights[id])).toBe(true);
      }
    }),
  );
});

test("what gives more points of a rule never gives fewer under other weights", () => {
  fc.assert(
    fc.property(allowed, (given: GroupWeights) => {
      const weights = weightsOf(given);
      const of = (place: "position" | "client" | "elsewhere") =>
        pointsOf(asked(), facts({ tries: [oneTry({ place })] }), today, weights)[0]?.points ?? 0;
      expect(of("position")).toBeGreaterThanOrEqual(of("client"));
      expect(of("client")).toBeGreaterThanOrEqual(of("elsewhere"));
    }),
  );
});

test("a point says its most where that is not the table's, and what was kept before says nothing of it", () => {
  const weights = weightsOf({ how_far: 50, client_said: 25, fit: 20, warmth: 5 });
  const points = pointsOf(asked(), facts(), today, weights);
  expect(points.find(({ id }) => id === "furthest")).toMatchObject({ points: 50, most: 50 });
  expect(points.find(({ id }) => id === "verdict")).not.toHaveProperty("most");
});

test("a preview names who moves among the first, with both places and totals", () => {
  const near = facts({ candidateId: "near", discipline: "civil", sectors: [], software: [], licenses: [] });
  const fits = facts({ candidateId: "fits", tries: [oneTry({ place: "elsewhere" })] });
  const rank = (given: GroupWeights) =>
    rankFinalists(asked({ requiredLicense: null }), [near, fits], today, weightsOf(given)).rows;
  const before = rank({ how_far: 60, client_said: 25, fit: 5, warmth: 10 });
  const after = rank({ how_far: 10, client_said: 25, fit: 60, warmth: 5 });
  expect(movedOf(before, after).map(({ candidateId, from, to }) => [candidateId, from, to])).toEqual([
    ["fits", 2, 1],
    ["near", 1, 2],
  ]);
  expect(movedOf(before, before)).toEqual([]);
});

import { expect, test } from "vitest";
import { generate } from "./generate";

const asked = { seed: 3, reopenings: 60 };
const world = generate(asked);

test("the same question gets the same firm, and another seed another one", () => {
  expect(generate(asked)).toEqual(world);
  expect(generate({ ...asked, seed: 4 })).not.toEqual(world);
});

test("each reopening has a truth, and nothing on record is later than the lists", () => {
  expect(world.reopenings).toHaveLength(60);
  for (const { truth } of world.reopenings) {
    const values = Object.values(truth);
    expect(values.filter((one) => one > 0).length).toBeGreaterThan(20);
    expect(values.filter((one) => one < 0 || one > 1)).toEqual([]);
  }
  const moments = [
    ...world.people.flatMap(({ calls }) => calls.map(({ at }) => at)),
    ...world.candidacies.flatMap(({ steps, rounds, closeOut }) =>
      [...steps, ...rounds, ...(closeOut ? [closeOut] : [])].map(({ at }) => at),
    ),
  ];
  expect(moments.filter((at) => at > world.now)).toEqual([]);
});

test("of what a firm records, three in ten are missing", () => {
  const missing = world.people.filter(({ desiredPay }) => desiredPay === null).length / world.people.length;
  expect(missing).toBeGreaterThan(0.2);
  expect(missing).toBeLessThan(0.4);
});

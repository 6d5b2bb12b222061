import { expect, test } from "vitest";
import { ndcgAt10, recallAt5 } from "./score";

const truth = { a: 0.9, b: 0.8, c: 0.7, d: 0.6, e: 0.5, f: 0.4, g: 0 };

test("the best order has all of it, and an order of others none", () => {
  expect(recallAt5(["e", "d", "c", "b", "a"], truth)).toBe(1);
  expect(ndcgAt10(["a", "b", "c", "d", "e", "f"], truth)).toBe(1);
  expect(recallAt5(["x", "y", "g"], truth)).toBe(0);
  expect(ndcgAt10(["x", "y", "g"], truth)).toBe(0);
});

test("only the first five count for the one, and their places for the other", () => {
  expect(recallAt5(["a", "x", "y", "z", "f", "b"], truth)).toBe(1 / 5);
  expect(ndcgAt10(["a", "b"], truth)).toBeGreaterThan(ndcgAt10(["b", "a"], truth));
});

test("where fewer than five would be hired, they are all there is to find", () => {
  expect(recallAt5(["x", "a"], { a: 0.1, b: 0 })).toBe(1);
  expect(recallAt5(["x"], {})).toBe(1);
});

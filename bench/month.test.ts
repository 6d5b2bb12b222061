import { expect, test } from "vitest";
import { testDatabase } from "@/db/test-database";
import { emailFirm } from "./email-firm";
import { playMonths } from "./month-players";

const { db, owner } = await testDatabase();

// A small one of `npm run bench -- month`.
test("of everything that hands press at once, nobody gets a second counted email in a month", async () => {
  await using stack = new AsyncDisposableStack();
  const firm = await emailFirm(stack, db);
  const { over, counted, naiveOver } = await playMonths(firm, owner.db, {
    people: 4,
    hands: 10,
    steps: 6,
    days: 8,
    presses: 2,
    each: 1,
  });
  expect(over).toEqual([]);
  // Everybody got one at least, or nothing was tried.
  expect(counted).toBeGreaterThanOrEqual(4);
  expect(naiveOver).toBeGreaterThan(0);
}, 60_000);

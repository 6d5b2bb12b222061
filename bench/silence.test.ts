import { expect, test } from "vitest";
import { testDatabase } from "@/db/test-database";
import { emailFirm } from "./email-firm";
import { playSilence } from "./silence";

const { db } = await testDatabase();

// A small one of `npm run bench -- silence`.
test("whoever never answers gets three emails and then none, and nobody two in a month", async () => {
  await using stack = new AsyncDisposableStack();
  const { emails, overThree, withinMonth } = await playSilence(await emailFirm(stack, db), { people: 12, years: 1 });
  expect([...overThree, ...withinMonth]).toEqual([]);
  expect(emails).toBeGreaterThan(24);
}, 60_000);

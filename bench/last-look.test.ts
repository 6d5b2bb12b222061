import { expect, test } from "vitest";
import { testDatabase } from "@/db/test-database";
import { emailFirm } from "./email-firm";
import { playLastLooks } from "./last-look";

const { db } = await testDatabase();

// A small one of `npm run bench -- last-look`.
test("no email is claimed after its person's word was there", async () => {
  await using stack = new AsyncDisposableStack();
  const { late, wordFirst, claimFirst } = await playLastLooks(await emailFirm(stack, db), 60);
  expect(late).toEqual([]);
  expect(wordFirst + claimFirst).toBe(60);
  expect(Math.min(wordFirst, claimFirst)).toBeGreaterThan(0);
}, 60_000);

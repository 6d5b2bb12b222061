import { setTimeout as sleep } from "node:timers/promises";
import { eq, inArray } from "drizzle-orm";
import { expect, test } from "vitest";
import { workers } from "@/db/schema/inbound";
import { messages } from "@/db/schema/messages";
import { testDatabase } from "@/db/test-database";
import { testQueue, testWorker } from "./test-worker";

const { db, sql, url } = await testDatabase();
const { resend, start } = await testWorker({ acceptMs: 300, rateLimit: 100 });

const patience = { timeout: 30_000 };

test("a worker killed at any point leaves nothing unsent and nothing sent twice; one told to leave leaves cleanly", async () => {
  const queue = await testQueue(db);
  const count = async (ids: string[], state: "accepted" | "claimed") =>
    (await db.select().from(messages).where(inArray(messages.id, ids))).filter((row) => row.state === state).length;

  const ids = await queue(20);
  const first = start(url);
  await expect.poll(async () => count(ids, "claimed"), patience).toBeGreaterThan(0);
  await sleep(150);
  first.child.kill("SIGKILL");
  await first.left;
  expect(await count(ids, "accepted")).toBeLessThan(20);
  await db.update(messages).set({ leaseUntil: new Date() }).where(eq(messages.state, "claimed"));

  const second = start(url);
  const third = start(url);
  await expect.poll(async () => count(ids, "accepted"), patience).toBe(20);
  const perKey = resend.acceptedByKey();
  for (const id of ids) expect(perKey[`callback/${id}`]).toBe(1);

  await expect
    .poll(async () => (await sql`select from pg_stat_activity where query ilike 'listen %'`).length, patience)
    .toBe(2);
  const woken = await queue(1);
  await expect.poll(async () => count(woken, "accepted"), patience).toBe(1);

  expect((await db.select().from(workers)).length).toBe(3);
  second.child.kill("SIGTERM");
  third.child.kill("SIGTERM");
  expect(await Promise.all([second.left, third.left])).toEqual([0, 0]);
  expect((await db.select().from(workers)).length).toBe(1);
}, 90_000);

import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { webhookEvents } from "@/db/schema/inbound";
import { testDatabase } from "@/db/test-database";
import { testWorker } from "./test-worker";

const { db, owner, url } = await testDatabase();
const { start } = await testWorker({ acceptMs: 0, rateLimit: 100 });
const patience = { timeout: 30_000, interval: 20 };

test("a worker does nothing before it has looked at the keys of suppressed addresses, though it is woken", async () => {
  const event = { svixId: "waiting", type: "nothing.known", payload: {}, receivedAt: new Date() };
  await db.insert(webhookEvents).values(event);
  const appliedAt = async () =>
    (await db.select().from(webhookEvents).where(eq(webhookEvents.svixId, event.svixId)))[0]?.appliedAt;
  const backends = async () => {
    const rows = await owner.sql<{ waiting: number; listening: number }[]>`
      select count(*) filter (where wait_event_type = 'Lock')::int as waiting,
        count(*) filter (where state = 'idle' and query ilike 'listen%')::int as listening
        from pg_stat_activity where datname = current_database()`;
    return rows[0];
  };

  await owner.sql.begin(async (tx) => {
    await tx`lock table suppressions in access exclusive mode`;
    start(url);
    await expect.poll(backends, patience).toEqual({ waiting: 1, listening: 1 });
    // By the time the second one is there, the first one has done whatever it would.
    start(url);
    await expect.poll(backends, patience).toEqual({ waiting: 2, listening: 2 });
    expect(await appliedAt()).toBeNull();
  });
  await expect.poll(appliedAt, patience).toBeInstanceOf(Date);
}, 90_000);

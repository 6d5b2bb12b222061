import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { webhookEvents } from "@/db/schema/inbound";
import { operationKeys, operations } from "@/db/schema/operations";
import { rateLimits, recruiters } from "@/db/schema/recruiters";
import { securityEvents } from "@/db/schema/security";
import { testDatabase } from "@/db/test-database";
import { sweepSeconds } from "./schedule";
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

test("the timetable takes away old security events, attempts and answers, and keeps what is young", async () => {
  const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000);
  const [rae] = await db
    .insert(recruiters)
    .values({ name: "Rae Duarte", email: "rae@firm.test", role: "admin", createdAt: daysAgo(400) })
    .returning();
  for (const days of [181, 179]) {
    const at = daysAgo(days);
    await db.insert(securityEvents).values({ kind: "sign_in_failed", code: `${days}`, minute: at, at, lastAt: at });
  }
  for (const days of [2, 0])
    await db.insert(rateLimits).values({ key: `${days}`, windowStartsAt: daysAgo(days), hits: 1 });
  for (const days of [8, 1]) {
    const at = daysAgo(days);
    const [operation] = await db
      .insert(operations)
      .values({ verb: "updateFirm", actorKind: "recruiter", recruiterId: rae!.id, at })
      .returning();
    const key = `00000000-0000-4000-8000-00000000000${days}`;
    await db.insert(operationKeys).values({ operationId: operation!.id, recruiterId: rae!.id, key, answer: null, at });
  }
  const left = async () => ({
    events: (await db.select().from(securityEvents)).map(({ code }) => code),
    attempts: (await db.select().from(rateLimits)).map(({ key }) => key),
    answers: (await db.select().from(operationKeys)).map(({ key }) => key.at(-1)),
  });

  expect(sweepSeconds).toMatchObject({ "delete-old-events": 3_600, "forget-answers": 3_600 });
  start(url);
  await expect.poll(left, patience).toEqual({ events: ["179"], attempts: ["0"], answers: ["1"] });
}, 60_000);

import { beforeEach, describe, expect, test } from "vitest";
import { mintRecruiter, type Actor, type Caller } from "@/db/context";
import { attempts, knownDevices, recruiters } from "@/db/schema/recruiters";
import { securityEvents } from "@/db/schema/security";
import { testDatabase } from "@/db/test-database";
import { deleteOldSecurityEvents } from "./delete-old-security-events";
import { recordSecurityEvent, type SecurityEvent } from "./record-security-event";

const { db, sql, owner } = await testDatabase();
const start = new Date("2026-03-12T15:00:20Z");
const seconds = (count: number) => new Date(start.getTime() + count * 1_000);
const nobody: Actor = { kind: "system", name: "test" };
const failed = { kind: "sign_in_failed", code: "password" } as const;
const from = (source: string | null, network = "203.0.113.7", device = "Chrome on Windows"): Caller => ({
  source,
  network,
  device,
});
const office = from("0123456789abcdef");
const record = (event: SecurityEvent, now = start, actor: Actor = nobody, caller = office) =>
  recordSecurityEvent({ actor, now, db, caller }, event);
const rows = () => db.select().from(securityEvents).orderBy(securityEvents.at, securityEvents.id);

beforeEach(() => owner.sql`truncate security_events`);

test("the same within a minute counts up one row, also by many at once", async () => {
  await Promise.all(Array.from({ length: 30 }, (_, at) => record(failed, seconds(at))));
  await record(failed, seconds(45));
  const counted = await rows();
  expect(counted.map(({ count, minute }) => [count, minute.toISOString()])).toEqual([
    [30, "2026-03-12T15:00:00.000Z"],
    [1, "2026-03-12T15:01:00.000Z"],
  ]);
  expect(counted[0]?.lastAt).toEqual(seconds(29));
});

test("another kind, thing, source or person is a row of its own", async () => {
  const [rae] = await db
    .insert(recruiters)
    .values({ name: "Rae Duarte", email: "rae@firm.test", role: "viewer", createdAt: start })
    .returning();
  if (!rae) throw new Error("No recruiter was made.");
  await record(failed);
  await record({ ...failed, kind: "sign_in_throttled" });
  await record({ ...failed, code: "account" });
  await record(failed, start, nobody, from(null));
  await record({ ...failed, subjectId: rae.id });
  await record(failed, start, mintRecruiter(rae));
  expect((await rows()).map(({ count }) => count)).toEqual([1, 1, 1, 1, 1, 1]);
});

test("attempts from ever new addresses end in one row", async () => {
  const sources = Array.from({ length: 60 }, (_, at) => at.toString(16).padStart(16, "0"));
  for (const source of sources) await record(failed, start, nobody, from(source));
  const found = await rows();
  expect(found).toHaveLength(21);
  expect(found[0]).toMatchObject({ network: "203.0.113.7", device: "Chrome on Windows" });
  expect(found.at(-1)).toMatchObject({ source: null, network: null, device: null, count: 40 });
  await record(failed, start, nobody, from(sources[0] ?? null));
  expect((await rows())[0]).toMatchObject({ source: sources[0], count: 2 });
});

test.each([
  ["a sentence", { ...failed, code: "Ana Lopez tried" }, office],
  ["an address", { ...failed, code: "ana@people.test" }, office],
  ["a network in place of its hash", failed, from("203.0.113.7")],
  ["an address in place of a network", failed, from(null, "ana@people.test")],
  ["what a browser says of itself", failed, from(null, "203.0.113.7", "Mozilla/5.0 (Ana's laptop)")],
])("%s is no word of an event", async (_, event, caller) => {
  await expect(record(event, start, nobody, caller)).rejects.toMatchObject({ cause: { code: "23514" } });
});

describe("a row", () => {
  test.each([
    ["counts backwards", "update security_events set count = 1"],
    ["moves to an earlier moment", "update security_events set count = 9, last_at = at"],
    ["is rewritten by the owner", "update security_events set count = 9, code = 'other'"],
    ["is deleted by the owner", "delete from security_events"],
  ])("never %s", async (_, statement) => {
    const now = new Date(Math.floor(Date.now() / 60_000) * 60_000);
    await record({ ...failed, times: 5 }, now);
    await record(failed, new Date(now.getTime() + 5_000));
    await expect(owner.sql.unsafe(statement)).rejects.toThrow("security_events is append-only");
    expect(await rows()).toMatchObject([{ count: 6 }]);
  });

  test("goes after half a year, with wrong guesses that are over and devices that nobody uses", async () => {
    const days = (ago: number) => new Date(Date.now() - ago * 86_400_000);
    const [sol] = await db
      .insert(recruiters)
      .values({ name: "Sol Ortiz", email: "sol@firm.test", role: "viewer", createdAt: start })
      .returning();
    const device = (letter: string, ago: number) => ({
      recruiterId: sol?.id ?? "",
      tokenHash: letter.repeat(64),
      createdAt: days(ago),
      lastSeenAt: days(ago),
    });
    await record(failed, days(181));
    await record(failed, days(179));
    await db.insert(attempts).values([
      { key: "over", lastAt: days(2), failures: 3 },
      { key: "open", lastAt: days(0), failures: 3 },
    ]);
    await db.insert(knownDevices).values([device("a", 401), device("b", 399)]);
    // Whatever the clock of the one who asks says.
    const gone = await deleteOldSecurityEvents({ actor: nobody, now: days(0), db });
    expect(gone).toBe(3);
    expect(await rows()).toHaveLength(1);
    expect(await sql`select key from attempts`).toEqual([{ key: "open" }]);
    expect(await sql`select left(token_hash, 1) as hash from known_devices`).toEqual([{ hash: "b" }]);
  });
});

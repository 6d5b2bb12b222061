import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { readiness, workerGone, workerSeen } from "./readiness";
import { testDatabase } from "./test-database";

const pool = await testDatabase();
const start = new Date("2026-03-12T12:00:00Z");
const after = (seconds: number) => new Date(start.getTime() + seconds * 1000);

test("a worker counts for a minute after its last sign of life", async () => {
  const id = randomUUID();
  expect(await readiness(pool, start)).toEqual({ migrated: true, worker: false });
  await workerSeen(pool.db, id, start);
  expect(await readiness(pool, after(61))).toEqual({ migrated: true, worker: false });
  await workerSeen(pool.db, id, after(15));
  expect(await readiness(pool, after(61))).toEqual({ migrated: true, worker: true });
  await workerGone(pool.db, id);
  expect(await readiness(pool, after(61))).toEqual({ migrated: true, worker: false });
});

test("a database behind this code is not ready", async () => {
  await pool.owner
    .sql`delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)`;
  expect(await readiness(pool, start)).toEqual({ migrated: false, worker: false });
});

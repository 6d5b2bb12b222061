import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { pool } from "@/db/client";
import { testDatabase } from "@/db/test-database";
import { workerSeen } from "@/db/workers";
import { pauseSending } from "@/features/messages/mutations/pause-sending";
import { present } from "@/lib/clock";
import { env } from "@/lib/env";
import { GET } from "./route";

const { db, owner, url } = await testDatabase();
env().DATABASE_URL = url;

async function health() {
  const response = await GET(new Request("http://callback.test/api/health/ready"), { params: Promise.resolve({}) });
  return { status: response.status, ...((await response.json()) as object) };
}

test("the status says whether pages are served; what stops email is told beside it", async () => {
  const serving = { web: "green", database: "green", migrations: "green" };
  expect(await health()).toEqual({
    status: 200,
    ready: true,
    parts: { ...serving, worker: "red", sending: "red" },
    stops: ["no_worker"],
  });
  await workerSeen(db, randomUUID(), present());
  const parts = { ...serving, worker: "green", sending: "green" };
  expect(await health()).toEqual({ status: 200, ready: true, parts, stops: [] });
  const system = { actor: { kind: "system", name: "test" } as const, now: present(), db };
  await pauseSending(system, { reason: "Wrong template" });
  expect(await health()).toEqual({
    status: 200,
    ready: true,
    parts: { ...parts, sending: "red" },
    stops: ["paused"],
  });

  await owner.sql`delete from drizzle.__drizzle_migrations where id = (select max(id) from drizzle.__drizzle_migrations)`;
  expect(await health()).toEqual({
    status: 503,
    ready: false,
    parts: { web: "red", database: "green", migrations: "red", worker: "red", sending: "red" },
    stops: [],
  });
  await pool(url).sql.end();
  expect(await health()).toMatchObject({
    status: 503,
    ready: false,
    parts: { web: "red", database: "red", migrations: "red", worker: "red", sending: "red" },
  });
});

import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq, ne, sql } from "drizzle-orm";
import { afterAll, expect, test } from "vitest";
import { pool } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { messages } from "@/db/schema/messages";
import { freePort } from "@/local/ports";
import { type LocalPostgres, startPostgres } from "@/local/postgres";
import { testQueue, testWorker } from "./test-worker";

const kills = 10;
const perKill = 25;
const patience = { timeout: 30_000, interval: 20 };

const folder = mkdtempSync(join(tmpdir(), "callback-lost-"));
const dataDir = join(folder, "postgres");
const port = await freePort();
const { resend, start } = await testWorker({ acceptMs: 30, rateLimit: 200 });
let server: LocalPostgres;

afterAll(async () => {
  await server.stop();
  rmSync(folder, { recursive: true });
});

/** As a crash: no checkpoint, every connection cut off in the middle of what it does. */
async function killServer() {
  process.kill(Number(readFileSync(join(dataDir, "postmaster.pid"), "utf8").split("\n")[0]), "SIGQUIT");
  await server.exited;
  await server.stop();
}

test("a worker outlives its database: nothing is lost, and nothing goes twice", async () => {
  // The password is made with the data: a first start tells the worker where its database will be.
  server = await startPostgres({ dataDir, port });
  const { url } = server;
  await migrateDatabase(server);
  await server.stop();

  const worker = start(url);
  await expect.poll(worker.said, patience).toContain("The worker waits for the database.");
  server = await startPostgres({ dataDir, port });
  await expect.poll(worker.said, patience).toContain("the database answers");

  // What a web process does meanwhile, over the same pool as a web process has.
  const { db } = pool(url);
  const enough = new AbortController();
  let done = 0;
  const readers = Array.from({ length: 4 }, async () => {
    while (!enough.signal.aborted) {
      const [result] = await Promise.allSettled([
        db.transaction(async (tx) => {
          await tx.select({ id: messages.id }).from(messages).limit(1).for("update", { skipLocked: true });
          await tx.transaction(async (inside) => inside.execute(sql`select pg_sleep(0.01)`));
        }),
      ]);
      if (result.status === "fulfilled") done += 1;
    }
  });

  const queue = await testQueue(db);
  // A connection that asked while the server was starting says so to whoever uses it next: all of them are asked first.
  const settled = async () => {
    const asked = await Promise.allSettled(Array.from({ length: 10 }, async () => db.execute(sql`select 1`)));
    return asked.every(({ status }) => status === "fulfilled");
  };
  for (let kill = 0; kill < kills; kill += 1) {
    await expect.poll(settled, patience).toBe(true);
    await queue(perKill);
    const claimed = async () => db.$count(messages, eq(messages.state, "claimed"));
    await expect.poll(claimed, patience).toBeGreaterThan(0);
    await killServer();
    server = await startPostgres({ dataDir, port });
    // The minute of a lease whose answer could not be written.
    await expect
      .poll(
        async () =>
          Promise.allSettled([
            db.execute(sql`
      update messages set lease_until = now() where state = 'claimed'`),
          ]),
        patience,
      )
      .toMatchObject([{ status: "fulfilled" }]);
  }
  await expect.poll(async () => db.$count(messages, ne(messages.state, "accepted")), patience).toBe(0);
  enough.abort();
  await Promise.all(readers);
  expect(done).toBeGreaterThan(kills);

  const times = Object.values(resend.acceptedByKey());
  expect(times).toHaveLength(kills * perKill);
  expect(new Set(times)).toEqual(new Set([1]));
  expect(worker.child.exitCode).toBeNull();
  worker.child.kill("SIGTERM");
  expect(await worker.left).toBe(0);
}, 180_000);

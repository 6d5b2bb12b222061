import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { connect } from "./client";
import { renewingPool } from "./renewing-pool";
import { testDatabase } from "./test-database";

const { sql: other, url } = await testDatabase();

test("who holds a pool reaches the new one after a connection was lost, and what the old one never answers is refused", async () => {
  let opened = 0;
  const open = (onLost: () => void) => {
    opened += 1;
    return connect(url, { max: 2, name: `pool_${opened}`, onLost });
  };
  const { db, sql: client } = renewingPool(open, { shortestLifeMs: 0, drainMs: 50 });
  const nameOf = async () =>
    (await client<[{ name: string }]>`select current_setting('application_name') as name`)[0].name;
  expect(await nameOf()).toBe("pool_1");

  const unanswered = client`select pg_sleep(60)`.then(
    () => "answered",
    (error: { code: string }) => error.code,
  );
  const [{ pid }] = await client<[{ pid: number }]>`select pg_backend_pid() as pid`;
  await other`select pg_terminate_backend(${pid})`;
  await expect.poll(nameOf).toBe("pool_2");
  expect((await db.execute<{ one: number }>(sql`select 1 as one`))[0]?.one).toBe(1);
  expect(await unanswered).toBe("CONNECTION_DESTROYED");
  await client.end();
});

test("a server that refuses every connection gets few new pools", async () => {
  let opened = 0;
  const open = (onLost: () => void) => {
    opened += 1;
    return connect(new URL("/not_there", url).href, { onLost });
  };
  const { sql: client } = renewingPool(open, { shortestLifeMs: 60_000, drainMs: 0 });
  for (let tries = 0; tries < 10; tries += 1) await expect(client`select 1`).rejects.toMatchObject({ code: "3D000" });
  expect(opened).toBe(1);
  await client.end();
});

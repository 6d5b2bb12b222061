import { sql } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { connect, type Db } from "./client";
import { ConnectionLost } from "./lost-connections";
import { testDatabase } from "./test-database";

const { owner, url } = await testDatabase();
const other = owner.sql;
await other`create table note (words text)`;
await other`grant select, insert on note to callback_app`;

beforeEach(async () => other`truncate note`);

const write = async (db: Db, words: string) => db.execute(sql`insert into note values (${words})`);
const written = async () => (await other<{ words: string }[]>`select words from note`).map(({ words }) => words);

/** A pool of one connection: whoever comes after a loss gets the same one, opened anew. */
function single() {
  const lost = Promise.withResolvers<void>();
  const { db, sql: client } = connect(url, { max: 1, onLost: lost.resolve });

  /** Closes the connection of a transaction from outside, as a server that goes away does. */
  async function lose(tx: Db) {
    const [{ pid } = { pid: 0 }] = await tx.execute<{ pid: number }>(sql`select pg_backend_pid() as pid`);
    const statement = tx.execute(sql`select pg_sleep(60)`);
    await Promise.all([expect(statement).rejects.toThrow("pg_sleep"), other`select pg_terminate_backend(${pid})`]);
    await lost.promise;
    // Opened anew, the connection answers its first statement with the error of the lost one.
    await Promise.allSettled([db.execute(sql`select 1`)]);
  }
  return { db, client, lose };
}

test("a transaction whose connection is lost ends, and so does its work", async () => {
  const { db, client, lose } = single();
  const later = Promise.withResolvers<unknown>();
  const transaction = db.transaction(async (tx) => {
    await write(tx, "before");
    await lose(tx);
    await write(db, "by somebody else on the same connection");
    await write(tx, "after").catch(later.resolve);
    await expect(tx.transaction(async (inside) => write(inside, "inside"))).rejects.toThrow(ConnectionLost);
    later.resolve("written");
  });
  await expect(transaction).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
  expect(await later.promise).toMatchObject({ cause: expect.any(ConnectionLost) });
  expect(await written()).toEqual(["by somebody else on the same connection"]);
  await client.end();
});

test.each(["throws", "returns"])(
  "neither commit nor rollback reaches who has the connection next: the work %s",
  async (end) => {
    const { db, client, lose } = single();
    const lost = Promise.withResolvers<void>();
    const goOn = Promise.withResolvers<void>();
    const first = db.transaction(async (tx) => {
      await lose(tx);
      lost.resolve();
      await goOn.promise;
      if (end === "throws") throw new Error("The work of the first has failed.");
    });
    const second = lost.promise.then(async () =>
      db.transaction(async (tx) => {
        await write(tx, "one");
        goOn.resolve();
        // While the second sends nothing, what the first sends would go out.
        await new Promise((done) => setImmediate(done));
        await write(tx, "two");
        throw new Error("The second takes all of it back.");
      }),
    );
    await Promise.all([
      expect(first).rejects.toMatchObject({ code: "CONNECTION_CLOSED" }),
      expect(second).rejects.toThrow("takes all of it back"),
    ]);
    expect(await written()).toEqual([]);
    await client.end();
  },
);

test("a savepoint goes down with its transaction", async () => {
  const { db, client, lose } = single();
  const losing = Promise.withResolvers<void>();
  const transaction = db.transaction(async (tx) =>
    tx.transaction(async (inside) => {
      await lose(inside);
      losing.resolve();
    }),
  );
  await expect(transaction).rejects.toMatchObject({ code: "CONNECTION_CLOSED" });
  await losing.promise;
  await write(db, "next");
  expect(await written()).toEqual(["next"]);
  await client.end();
});

test("a transaction that keeps its connection commits and rolls back as ever", async () => {
  const { db, client } = single();
  await db.transaction(async (tx) => {
    await write(tx, "kept");
    const point = tx.transaction(async (inside) => {
      await write(inside, "given up");
      throw new Error("only the savepoint");
    });
    await expect(point).rejects.toThrow("only the savepoint");
  });
  await expect(
    db.transaction(async (tx) => {
      await write(tx, "not kept");
      throw new Error("all of it");
    }),
  ).rejects.toThrow("all of it");
  expect(await written()).toEqual(["kept"]);
  await client.end();
});

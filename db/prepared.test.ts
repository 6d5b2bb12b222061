import { inArray, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { connect, type Db } from "./client";
import { prepared, preparedForOne } from "./prepared";
import { settings } from "./schema/settings";
import { testDatabase } from "./test-database";

const { url, owner } = await testDatabase();

/** How many statements with this mark the connection of `db` keeps prepared. */
async function countKept(db: Db, mark: string) {
  const rows = await db.execute(sql`select from pg_prepared_statements where statement like ${`%${mark}`}`);
  return rows.length;
}

test("a prepared statement is kept once a connection, in and out of transactions and savepoints", async () => {
  const one = connect(url, { max: 1 });
  const ask = (db: Db, value: number) => prepared(db).execute(sql`select ${value}::int as asked -- kept`);
  expect(await ask(one.db, 1)).toMatchObject([{ asked: 1 }]);
  await one.db.transaction(async (tx) => {
    expect(await ask(tx, 2)).toMatchObject([{ asked: 2 }]);
    await tx.transaction(async (inner) => {
      expect(await ask(inner, 3)).toMatchObject([{ asked: 3 }]);
    });
  });
  expect(await countKept(one.db, "-- kept")).toBe(1);
  await one.sql.end();
});

test("a prepared statement is part of its transaction", async () => {
  await owner.db.execute(sql`create table noted (value int)`);
  await owner.db.execute(sql`grant select, insert on noted to public`);
  const one = connect(url, { max: 2 });
  const takenBack = one.db.transaction(async (tx) => {
    await prepared(tx).execute(sql`insert into noted values (${1})`);
    throw new Error("Taken back.");
  });
  await expect(takenBack).rejects.toThrow("Taken back.");
  expect(await one.db.execute(sql`select from noted`)).toHaveLength(0);
  await one.sql.end();
});

test("no other statement is kept", async () => {
  const one = connect(url, { max: 1 });
  await one.db.execute(sql`select ${1}::int -- planned`);
  expect(await countKept(one.db, "-- planned")).toBe(0);
  await one.sql.end();
});

test("a query for ids is kept where it asks for one, and planned anew for several", async () => {
  const one = connect(url, { max: 1 });
  const ask = (ids: string[]) => {
    const asked = sql`${settings.firmName} || ' -- ids'`;
    return preparedForOne(ids, "ids", one.db.select({ asked }).from(settings).where(inArray(settings.firmName, ids)));
  };
  await ask(["a", "b"]);
  expect(await countKept(one.db, "-- ids%")).toBe(0);
  await ask(["a"]);
  expect(await countKept(one.db, "-- ids%")).toBe(1);
  await one.sql.end();
});

test("prepare=false in the address of the database keeps none, for a pooler that knows no prepared statements", async () => {
  const one = connect(`${url}?prepare=false`, { max: 1 });
  expect(await prepared(one.db).execute(sql`select ${1}::int as asked -- pooled`)).toMatchObject([{ asked: 1 }]);
  expect(await countKept(one.db, "-- pooled")).toBe(0);
  await one.sql.end();
});

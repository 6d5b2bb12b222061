import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { connect, type Db } from "./client";
import { plannedAnew } from "./prepared";
import { testDatabase } from "./test-database";

const house = await testDatabase();

/** What the connection of `db` keeps prepared of statements with this mark. */
async function kept(db: Db, mark: string) {
  const rows = await db.execute(sql`select statement from pg_prepared_statements where statement like ${`%${mark}`}`);
  return rows.map(({ statement }) => statement);
}

test("a statement is prepared once a connection, in and out of transactions and savepoints", async () => {
  const one = connect(house.url, { max: 1 });
  const ask = (db: Db, value: number) => db.execute(sql`select ${value}::int as asked -- twice`);
  await ask(one.db, 1);
  await one.db.transaction(async (tx) => {
    expect(await ask(tx, 2)).toMatchObject([{ asked: 2 }]);
    await tx.transaction(async (inner) => {
      expect(await ask(inner, 3)).toMatchObject([{ asked: 3 }]);
    });
  });
  expect(await kept(one.db, "-- twice")).toEqual(["select $1::int as asked -- twice"]);
  await one.sql.end();
});

test("statements of a transaction and of a savepoint are prepared too", async () => {
  const one = connect(house.url, { max: 1 });
  await one.db.transaction(async (tx) => {
    await tx.execute(sql`select ${1}::int -- outer`);
    await tx.transaction(async (inner) => void (await inner.execute(sql`select ${1}::int -- inner`)));
  });
  expect(await kept(one.db, "-- outer")).toHaveLength(1);
  expect(await kept(one.db, "-- inner")).toHaveLength(1);
  await one.sql.end();
});

test("a list of rows is not kept: each length of it is another statement", async () => {
  const one = connect(house.url, { max: 1 });
  const rows = sql.join(
    Array.from({ length: 40 }, (_, index) => sql`(${index}::int)`),
    sql`, `,
  );
  expect(await one.db.execute(sql`select * from (values ${rows}) as list (a) -- rows`)).toHaveLength(40);
  expect(await kept(one.db, "-- rows")).toEqual([]);
  await one.sql.end();
});

test("what is to be planned anew is not kept", async () => {
  const one = connect(house.url, { max: 1 });
  expect(await one.db.execute(sql`select ${plannedAnew}${1}::int as asked -- anew`)).toMatchObject([{ asked: 1 }]);
  expect(await kept(one.db, "-- anew")).toEqual([]);
  await one.sql.end();
});

import { expect, test } from "vitest";
import { pendingMigrations } from "./migrate";
import { testDatabase } from "./test-database";

const { db, owner } = await testDatabase();
const other = await testDatabase();

test("a test database has every migration", async () => {
  expect(await pendingMigrations(db)).toEqual([]);
});

test("and nobody's rows", async () => {
  await owner.sql`create table left_behind (id int)`;
  expect(await other.sql`select to_regclass('left_behind') as it`).toEqual([{ it: null }]);
});

import { afterAll, beforeEach, expect, test } from "vitest";
import { pool } from "@/db/client";
import { testDatabase } from "@/db/test-database";
import { noteSecurityEvent, notesWritten } from "./security-notes";

const { sql, owner, url } = await testDatabase();
// The settings are read when the first note is written.
process.env.DATABASE_URL = url;
afterAll(() => pool(url).sql.end());
beforeEach(() => owner.sql`truncate security_events`);

const callerFrom = (at: number) => ({ source: at.toString(16).padStart(16, "0"), network: null, device: null });
const refused = { kind: "host_refused", code: "host" } as const;
const counts = () =>
  sql`select count(*)::int as rows, sum(count)::int as times, max(count) as most from security_events`;

test("a flood of the same is counted, takes one connection and makes nobody wait", async () => {
  for (let at = 0; at < 1_000; at += 1) noteSecurityEvent({ ...refused, caller: callerFrom(0) });
  await notesWritten();
  expect(await counts()).toEqual([{ rows: 1, times: 1_000, most: 1_000 }]);
  expect(
    await sql`select count(*)::int as open from pg_stat_activity
      where datname = current_database() and application_name = 'callback'`,
  ).toEqual([{ open: 1 }]);
});

test("what comes while one is written is written as well", async () => {
  noteSecurityEvent(refused);
  await Promise.resolve();
  noteSecurityEvent({ ...refused, code: "other" });
  noteSecurityEvent(refused);
  await notesWritten();
  expect((await counts())[0]).toMatchObject({ times: 3 });
});

test("more sources at once than anybody reads are not kept in memory", async () => {
  for (let at = 0; at < 2_000; at += 1) noteSecurityEvent({ ...refused, caller: callerFrom(at) });
  await notesWritten();
  expect((await counts())[0]).toMatchObject({ rows: 21, times: 500 });
});

test("an event that the database refuses costs nobody a later one", async () => {
  noteSecurityEvent({ ...refused, code: "a sentence of somebody" });
  await notesWritten();
  noteSecurityEvent(refused);
  await notesWritten();
  expect(await counts()).toEqual([{ rows: 1, times: 1, most: 1 }]);
});

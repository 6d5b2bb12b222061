import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, afterAll, expect, test } from "vitest";
import { isLimited } from "./application-role";
import { migrateDatabase } from "./migrate";
import { suppressions } from "./schema/suppressions";
import { testDatabase } from "./test-database";

const { db, sql, owner, url, ownerUrl } = await testDatabase();
const denied = { code: "42501" };

describe("what the application's role is refused", () => {
  test.each([
    ["the audit log is rewritten", "update audit_entries set verb = 'nothing'"],
    ["entries leave the audit log", "delete from audit_entries"],
    ["who did it and when is rewritten", "update operations set verb = 'nothing'"],
    ["operations are taken away", "delete from operations"],
    ["stage moves are rewritten", "update stage_moves set to_stage = 'placed'"],
    ["stage moves are taken away", "delete from stage_moves"],
    ["an opt-out goes without a lift", "delete from opt_outs"],
    ["an opt-out moves to somebody else", "update opt_outs set person_id = uuidv7()"],
    ["an opt-out is dated anew", "update opt_outs set at = '2026-01-01'"],
    ["a suppression goes without a lift", "delete from suppressions"],
    ["a suppression moves to another address", "update suppressions set address = 'other@people.test'"],
    ["a suppression gets another reason", "update suppressions set reason = 'manual'"],
    ["a security event is rewritten", "update security_events set code = 'nothing'"],
    ["who was kept out is rewritten", "update security_events set recruiter_id = null"],
    ["security events are taken away", "delete from security_events"],
    ["a migration is forgotten", "delete from drizzle.__drizzle_migrations"],
    ["a table is made", "create table mine (id int)"],
    ["a trigger is switched off", "alter table audit_entries disable trigger all"],
    ["a constraint goes", "alter table slots drop constraint slots_no_overlap"],
    ["the role gives itself more", "set role callback"],
  ])("%s", async (_, statement) => {
    await expect(sql.unsafe(statement)).rejects.toMatchObject(denied);
  });

  const lasting =
    "candidacies close_outs revivals submittals rights_to_represent interviews interview_changes debriefs promises " +
    "check_ins check_in_promises client_answers submittal_pages submittal_page_people submittal_page_views offers " +
    "placements placement_changes placement_steps openings opening_changes reopenings positions position_changes " +
    "position_viewers outreaches outreach_pauses slots shared_items message_events replies answers touches pauses " +
    "person_paces corrections erasure_requests top_of_mind_lists top_of_mind_dismissals call_lists call_list_lines " +
    "handovers handed_over template_versions";
  test.each(lasting.split(" "))("rows leave %s", async (name) => {
    await expect(sql`delete from ${sql(name)}`).rejects.toMatchObject(denied);
  });

  test("any table is emptied", async () => {
    const tables = await sql<{ name: string }[]>`select tablename as name from pg_tables where schemaname = 'public'`;
    expect(tables.length).toBeGreaterThan(40);
    const truncated = await Promise.allSettled(tables.map(async ({ name }) => sql`truncate ${sql(name)} cascade`));
    expect(new Set(truncated.map((one) => one.status === "rejected" && (one.reason as { code: string }).code))).toEqual(
      new Set([denied.code]),
    );
  });

  test("it owns nothing", async () => {
    expect(await sql`select relname from pg_class where pg_get_userbyid(relowner) = current_user`).toEqual([]);
    expect(await sql`select proname from pg_proc where pg_get_userbyid(proowner) = current_user`).toEqual([]);
    expect(await isLimited(sql)).toBe(true);
  });
});

test("what the product changes in those tables it may change", async () => {
  const lift = sql`lifted_at = null, lifted_by = null, lifted_reason = null`;
  await sql`update opt_outs set reason = 'complained', ${lift}`;
  await sql`update suppressions set address_hash = 'h', key_id = 'k', ${lift}`;
  await sql`update operations set reason = null`;
  await sql`update stage_moves set reason = null`;
  const row = { addressHash: "h", address: "gone@people.test", reason: "manual", at: new Date() } as const;
  await db.insert(suppressions).values(row);
  expect(await sql`select address from suppressions for update`).toEqual([{ address: row.address }]);
});

test("a table of a later migration is granted, and a kept one has no more than before", async () => {
  await owner.sql`create table later (id int generated always as identity, word text)`;
  await owner.sql`create view later_words as select word from later`;
  await owner.sql`grant all on audit_entries to callback_app`;
  expect(await isLimited(sql)).toBe(false);
  await expect(sql`select from later`).rejects.toMatchObject(denied);
  expect(await migrateDatabase({ url, ownerUrl })).toEqual({ limited: true });
  await sql`insert into later (word) values ('one'), ('two')`;
  await sql`delete from later where word = 'one'`;
  await sql`update later set word = 'three'`;
  expect(await sql`select word from later_words`).toEqual([{ word: "three" }]);
  await expect(sql`delete from audit_entries`).rejects.toMatchObject(denied);
});

describe("a database whose tables the application's role owned until now", async () => {
  const before = await testDatabase();

  test("works, and the start says what that costs", async () => {
    const urls = { url: before.ownerUrl, ownerUrl: before.ownerUrl };
    expect(await migrateDatabase(urls)).toEqual({ limited: false });
  });

  test("is used by a role of its own once the owner has migrated it", async () => {
    await before.owner.sql`revoke all on all tables in schema public, drizzle from callback_app`;
    await before.owner.sql`revoke usage on schema drizzle from callback_app`;
    await expect(before.sql`select from people`).rejects.toMatchObject(denied);
    expect(await migrateDatabase(before)).toEqual({ limited: true });
    expect(await before.sql`select from people`).toEqual([]);
  });
});

describe("who migrates", () => {
  const folder = mkdtempSync(join(tmpdir(), "callback-next-"));
  afterAll(() => rmSync(folder, { recursive: true }));
  cpSync("db/migrations", folder, { recursive: true });
  const next = join(folder, "29991231235959_next");
  mkdirSync(next);
  writeFileSync(join(next, "migration.sql"), "create table next (id int);");

  test("a role that owns nothing starts on a database that needs no migration, and refuses one that does", async () => {
    expect(await migrateDatabase({ url, ownerUrl: url })).toEqual({ limited: true });
    await expect(migrateDatabase({ url, ownerUrl: url }, folder)).rejects.toThrow(
      "The database has to be migrated, and callback owns the tables: set MIGRATION_DATABASE_URL to it.",
    );
  });

  test("the two roles in each other's place are refused", async () => {
    await expect(migrateDatabase({ url: ownerUrl, ownerUrl: url }, folder)).rejects.toThrow(
      "MIGRATION_DATABASE_URL connects as callback_app, but callback owns the tables: it has to be callback.",
    );
  });

  test("so are two databases", async () => {
    const other = new URL("/postgres", url).href;
    await expect(migrateDatabase({ url: other, ownerUrl })).rejects.toThrow(
      "DATABASE_URL and MIGRATION_DATABASE_URL lead to different databases.",
    );
  });
});

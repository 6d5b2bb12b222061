import { spawn } from "node:child_process";
import { once } from "node:events";
import { appendFileSync, mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { afterAll, expect, test } from "vitest";
import { startPostgres } from "./postgres";

const folder = mkdtempSync(join(tmpdir(), "callback-postgres-"));
const dataDir = join(folder, "postgres");
afterAll(() => rmSync(folder, { recursive: true }));

async function ask(url: string, statement: string) {
  const sql = postgres(url, { max: 1, onnotice: () => undefined });
  const rows = await sql.unsafe(statement);
  await sql.end();
  return [...rows];
}

const start = () => startPostgres({ dataDir, throwaway: true });

test("keeps its data over a restart, its passwords to itself, and serves two ordinary roles", async () => {
  const first = await start();
  await ask(first.ownerUrl, "create table kept as select 1 as id");
  await first.stop();
  const second = await start();
  expect(await ask(second.ownerUrl, "select id from kept")).toEqual([{ id: 1 }]);
  const role = "select rolname as name, rolsuper as super from pg_roles where rolname = current_user";
  expect(await ask(second.ownerUrl, role)).toEqual([{ name: "callback", super: false }]);
  expect(await ask(second.url, role)).toEqual([{ name: "callback_app", super: false }]);
  await expect(ask(second.url, "create table mine (id int)")).rejects.toMatchObject({ code: "42501" });
  await second.stop();
  for (const file of ["password", "application-password"])
    expect(statSync(`${dataDir}.${file}`).mode & 0o777).toBe(0o600);
});

test("keeps statements, their values and refused rows out of its log", async () => {
  const server = await start();
  const failures = [
    "create temp table one (name text primary key, age int check (age > 0)); insert into one values ('Ana', 1), ('Ana', 2)",
    "create temp table two (name text, age int check (age > 0)); insert into two values ('Ana', -1)",
    "select 'Ana'::uuid",
    "select ana from nowhere",
    "do $$ begin raise exception 'Ana was refused'; end $$",
    "do $$ begin raise warning 'Ana was seen'; end $$",
  ];
  const asked = await Promise.allSettled(failures.map((statement) => ask(server.url, statement)));
  expect(asked.map(({ status }) => status)).toEqual([...failures.slice(1).map(() => "rejected"), "fulfilled"]);
  const wrong = new URL(server.url);
  wrong.password = "Ana";
  await expect(ask(wrong.href, "select 1")).rejects.toThrow("password authentication failed");
  await server.stop();
  const log = readFileSync(`${dataDir}.log`, "utf8");
  expect(log).toContain("FATAL:  password authentication failed");
  expect(log).not.toMatch(/\bana\b/i);
});

test("refuses a second server on the same data", async () => {
  const first = await start();
  await expect(start()).rejects.toThrow(`PostgreSQL already runs on ${dataDir} (for pid ${process.pid}).`);
  await first.stop();
});

test("recovers what a killed process left", async () => {
  await startAndDie();
  const again = await start();
  expect(await ask(again.ownerUrl, "select id from kept")).toEqual([{ id: 1 }]);
  await again.stop();
});

test("takes over from a server whose starter is gone", async () => {
  const orphan = await start();
  rmSync(`${dataDir}.lock`);
  const again = await start();
  expect(await ask(again.ownerUrl, "select id from kept")).toEqual([{ id: 1 }]);
  await expect(ask(orphan.ownerUrl, "select 1")).rejects.toThrow("ECONNREFUSED");
  await again.stop();
});

test("says why it cannot start", async () => {
  appendFileSync(join(dataDir, "postgresql.conf"), "no_such_setting = 1\n");
  await expect(start()).rejects.toThrow(/PostgreSQL did not start on .*: .*errors/);
});

async function startAndDie() {
  const code = `
    import { startPostgres } from "./local/postgres";
    await startPostgres({ dataDir: ${JSON.stringify(dataDir)}, throwaway: true });
    process.kill(process.pid, "SIGKILL");`;
  const child = spawn("node", ["--import", "tsx", "--input-type=module", "-e", code], { stdio: "inherit" });
  await once(child, "close");
}

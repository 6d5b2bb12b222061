import { readdirSync } from "node:fs";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres, { type Sql } from "postgres";
import { Refusal } from "@/lib/errors";
import { grantToApplication, isLimited } from "./application-role";
import type { DatabaseUrls } from "./database-urls";

const folder = join(process.cwd(), "db/migrations");
const oldest = 18;
const lockKey = 20_261_122;

/**
 * Brings a database to this version of the code, as its owner, and grants the application what it needs. Several
 * processes may call it at once: the first does the work. Tells whether the application's role is limited to that.
 */
export async function migrateDatabase({ url, ownerUrl }: DatabaseUrls, migrationsFolder = folder) {
  await onDatabase(ownerUrl, async (owner) => {
    await refuseOldServer(owner);
    await owner`select pg_advisory_lock(${lockKey})`;
    if (!(await mayMigrate(owner, url === ownerUrl, migrationsFolder))) return;
    await migrate(drizzle({ client: owner }), { migrationsFolder });
    if (url !== ownerUrl) await grantToApplication(owner, await roleOf(url));
  });
  return onDatabase(url, async (application) => {
    if (url !== ownerUrl) await refuseOtherDatabase(application, migrationsFolder);
    return { limited: await isLimited(application) };
  });
}

async function onDatabase<T>(url: string, work: (sql: Sql) => Promise<T>) {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

async function refuseOldServer(sql: Sql) {
  const version = Math.floor(Number((await answerOf(sql)).version) / 10_000);
  if (version < oldest)
    throw new Refusal(`Callback needs PostgreSQL ${oldest} or newer; DATABASE_URL leads to version ${version}.`);
}

async function roleOf(url: string) {
  return onDatabase(url, async (sql) => (await answerOf(sql)).role);
}

async function answerOf(sql: Sql) {
  try {
    const [row] = await sql<[{ version: string; role: string }]>`
      select current_setting('server_version_num') as version, current_user as role`;
    return row;
  } catch (error) {
    const { host, port } = sql.options;
    const reason = error instanceof Error ? error.message : "no reason given";
    throw new Refusal(`The database at ${host[0]}:${port[0]} does not answer: ${reason}.`);
  }
}

/** Only the owner changes tables. Any other role may start Callback on a database that needs no change. */
async function mayMigrate(sql: Sql, alone: boolean, migrationsFolder: string) {
  const [other] = await sql<{ owner: string; role: string }[]>`
    select tableowner as owner, current_user as role from pg_tables
     where schemaname = 'public' and tablename = 'audit_entries' and not pg_has_role(tableowner, 'usage')`;
  if (!other) return true;
  const { owner, role } = other;
  if (!alone)
    throw new Refusal(
      `MIGRATION_DATABASE_URL connects as ${role}, but ${owner} owns the tables: it has to be ${owner}.`,
    );
  const pending = await pendingMigrations(sql, migrationsFolder);
  if (pending.length > 0)
    throw new Refusal(
      `The database has to be migrated, and ${owner} owns the tables: set MIGRATION_DATABASE_URL to it.`,
    );
  return false;
}

async function refuseOtherDatabase(application: Sql, migrationsFolder: string) {
  if ((await pendingMigrations(application, migrationsFolder)).length > 0)
    throw new Refusal("DATABASE_URL and MIGRATION_DATABASE_URL lead to different databases.");
}

/** The migrations of this version that the database does not have yet. */
export async function pendingMigrations(sql: Sql, migrationsFolder = folder) {
  const [{ known }] = await sql<
    [{ known: boolean }]
  >`select to_regclass('drizzle.__drizzle_migrations') is not null as known`;
  const applied = known ? await sql<{ name: string }[]>`select name from drizzle.__drizzle_migrations` : [];
  const names = new Set(applied.map(({ name }) => name));
  return readdirSync(migrationsFolder).filter((name) => /^\d{14}_/.test(name) && !names.has(name));
}

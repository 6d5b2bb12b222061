import { readdirSync } from "node:fs";
import { join } from "node:path";
import { sql } from "drizzle-orm";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres, { type Sql } from "postgres";
import { Refusal } from "@/lib/errors";
import { grantToApplication, isLimited } from "./application-role";
import type { Db } from "./client";
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

async function onDatabase<T>(url: string, work: (client: Sql) => Promise<T>) {
  const client = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined });
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function refuseOldServer(client: Sql) {
  const version = Math.floor(Number((await answerOf(client)).version) / 10_000);
  if (version < oldest)
    throw new Refusal(`Callback needs PostgreSQL ${oldest} or newer; DATABASE_URL leads to version ${version}.`);
}

async function roleOf(url: string) {
  return onDatabase(url, async (client) => (await answerOf(client)).role);
}

async function answerOf(client: Sql) {
  try {
    const [row] = await client<[{ version: string; role: string }]>`
      select current_setting('server_version_num') as version, current_user as role`;
    return row;
  } catch (error) {
    const { host, port } = client.options;
    const reason = error instanceof Error ? error.message : "no reason given";
    throw new Refusal(`The database at ${host[0]}:${port[0]} does not answer: ${reason}.`);
  }
}

/** Only the owner changes tables. Any other role may start Callback on a database that needs no change. */
async function mayMigrate(owner: Sql, alone: boolean, migrationsFolder: string) {
  const [other] = await owner<{ owner: string; role: string }[]>`
    select tableowner as owner, current_user as role from pg_tables
     where schemaname = 'public' and tablename = 'audit_entries' and not pg_has_role(tableowner, 'usage')`;
  if (!other) return true;
  if (!alone)
    throw new Refusal(
      `MIGRATION_DATABASE_URL connects as ${other.role}, but ${other.owner} owns the tables: it has to be ${other.owner}.`,
    );
  const pending = await pendingMigrations(drizzle({ client: owner }), migrationsFolder);
  if (pending.length > 0)
    throw new Refusal(
      `The database has to be migrated, and ${other.owner} owns the tables: set MIGRATION_DATABASE_URL to it.`,
    );
  return false;
}

async function refuseOtherDatabase(application: Sql, migrationsFolder: string) {
  if ((await pendingMigrations(drizzle({ client: application }), migrationsFolder)).length > 0)
    throw new Refusal("DATABASE_URL and MIGRATION_DATABASE_URL lead to different databases.");
}

/** The migrations of this version that the database does not have yet. */
export async function pendingMigrations(db: Db, migrationsFolder = folder) {
  const [row] = await db.execute<{ known: boolean }>(
    sql`select to_regclass('drizzle.__drizzle_migrations') is not null as known`,
  );
  const applied = row?.known
    ? await db.execute<{ name: string }>(sql`select name from drizzle.__drizzle_migrations`)
    : [];
  const names = new Set(applied.map(({ name }) => name));
  return readdirSync(migrationsFolder).filter((name) => /^\d{14}_/.test(name) && !names.has(name));
}

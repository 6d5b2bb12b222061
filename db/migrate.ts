import { readdirSync } from "node:fs";
import { join } from "node:path";
import { drizzle } from "drizzle-orm/postgres-js";
import { migrate } from "drizzle-orm/postgres-js/migrator";
import postgres, { type Sql } from "postgres";
import { Refusal } from "@/lib/errors";

const folder = join(process.cwd(), "db/migrations");
const oldest = 18;
const lockKey = 20_261_122;

/** Brings a database to this version of the code. Several processes may call it at once: the first does the work. */
export async function migrateDatabase(url: string, migrationsFolder = folder) {
  const sql = postgres(url, { max: 1, connect_timeout: 10, onnotice: () => undefined });
  try {
    await refuseOldServer(sql);
    await sql`select pg_advisory_lock(${lockKey})`;
    await migrate(drizzle({ client: sql }), { migrationsFolder });
  } finally {
    await sql.end();
  }
}

async function refuseOldServer(sql: Sql) {
  const version = await serverVersion(sql);
  if (version < oldest)
    throw new Refusal(`Callback needs PostgreSQL ${oldest} or newer; DATABASE_URL leads to version ${version}.`);
}

async function serverVersion(sql: Sql) {
  try {
    const [row] = await sql<[{ server_version_num: string }]>`show server_version_num`;
    return Math.floor(Number(row.server_version_num) / 10_000);
  } catch (error) {
    const { host, port } = sql.options;
    const reason = error instanceof Error ? error.message : "no reason given";
    throw new Refusal(`The database at ${host[0]}:${port[0]} does not answer: ${reason}.`);
  }
}

/** The migrations of this version that the database does not have yet. */
export async function pendingMigrations(sql: Sql) {
  const [{ known }] = await sql<
    [{ known: boolean }]
  >`select to_regclass('drizzle.__drizzle_migrations') is not null as known`;
  const applied = known ? await sql<{ name: string }[]>`select name from drizzle.__drizzle_migrations` : [];
  const names = new Set(applied.map(({ name }) => name));
  return readdirSync(folder).filter((name) => /^\d{14}_/.test(name) && !names.has(name));
}

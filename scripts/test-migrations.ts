import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual } from "node:util";
import postgres from "postgres";
import { migrateDatabase } from "@/db/migrate";
import { startPostgres } from "@/local/postgres";

/** A database of the last release, brought to this version, must end as a fresh one does. */
async function compare(server: string, folder: string) {
  const fresh = await createDatabase(server, "fresh");
  await migrateDatabase({ url: fresh, ownerUrl: fresh });
  const release = lastRelease();
  if (!release) return "no release is tagged yet, so only the fresh database was migrated.";

  const upgraded = await createDatabase(server, "upgraded");
  const upgradedUrls = { url: upgraded, ownerUrl: upgraded };
  await migrateDatabase(upgradedUrls, migrationsOf(release, folder));
  await migrateDatabase(upgradedUrls);
  const [one, other] = [await shapeOf(fresh), await shapeOf(upgraded)];
  if (!isDeepStrictEqual(one, other)) {
    const missing = one.filter((line) => !other.includes(line));
    const extra = other.filter((line) => !one.includes(line));
    throw new Error(
      [`A database upgraded from ${release} differs.`, "Missing:", ...missing, "Extra:", ...extra].join("\n"),
    );
  }
  return `a database of ${release} came to the same shape as a fresh one.`;
}

async function createDatabase(server: string, name: string) {
  const sql = postgres(server, { max: 1 });
  await sql.unsafe(`create database ${name}`);
  await sql.end();
  return new URL(`/${name}`, server).href;
}

function lastRelease() {
  const found = spawnSync("git", ["describe", "--tags", "--abbrev=0", "--match", "v*"], { encoding: "utf8" });
  return found.status === 0 ? found.stdout.trim() : undefined;
}

function migrationsOf(release: string, folder: string) {
  const target = join(folder, release);
  mkdirSync(target);
  const archive = execFileSync("git", ["archive", release, "db/migrations"], { maxBuffer: 64 * 1024 * 1024 });
  execFileSync("tar", ["-x", "-C", target], { input: archive });
  return join(target, "db/migrations");
}

async function shapeOf(url: string) {
  const sql = postgres(url, { max: 1 });
  const rows = await sql<{ line: string }[]>`
    select format('%s.%s %s %s %s %s', table_schema, table_name, column_name, data_type, is_nullable, column_default) line
      from information_schema.columns where table_schema not in ('pg_catalog', 'information_schema', 'drizzle')
    union all select format('%s %s', conrelid::regclass, pg_get_constraintdef(oid)) from pg_constraint
      where connamespace = 'public'::regnamespace
    union all select indexdef from pg_indexes where schemaname = 'public'
    union all select format('%s', pg_get_triggerdef(oid)) from pg_trigger where not tgisinternal
    order by 1`;
  await sql.end();
  return rows.map(({ line }) => line);
}

const folder = mkdtempSync(join(tmpdir(), "callback-migrations-"));
const { ownerUrl, stop } = await startPostgres({ dataDir: join(folder, "postgres"), throwaway: true });
try {
  console.log(`Migrations: ${await compare(ownerUrl, folder)}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
} finally {
  await stop();
  rmSync(folder, { recursive: true });
}

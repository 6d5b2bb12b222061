import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { migrateDatabase } from "@/db/migrate";
import { startPostgres } from "@/local/postgres";

/** A throwaway PostgreSQL with a migrated database that tests clone. */
export async function startTestTemplate() {
  const folder = await mkdtemp(join(tmpdir(), "callback-test-"));
  const { url, stop } = await startPostgres({ dataDir: join(folder, "postgres"), throwaway: true });
  const sql = postgres(url, { max: 1 });
  await sql`create database callback_template`;
  await sql.end();

  const templateUrl = new URL("/callback_template", url).href;
  await migrateDatabase(templateUrl);
  return {
    templateUrl,
    stop: async () => {
      await stop();
      await rm(folder, { recursive: true });
    },
  };
}

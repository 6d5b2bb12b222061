import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import postgres from "postgres";
import { urlsOf } from "@/db/database-urls";
import { migrateDatabase } from "@/db/migrate";
import { startPostgres } from "@/local/postgres";

/** A throwaway PostgreSQL with a migrated database that tests clone. */
export async function startTestTemplate() {
  const folder = await mkdtemp(join(tmpdir(), "callback-test-"));
  const { url, ownerUrl, stop } = await startPostgres({ dataDir: join(folder, "postgres"), throwaway: true });
  const sql = postgres(ownerUrl, { max: 1 });
  await sql`create database callback_template`;
  await sql.end();

  const template = urlsOf({ url, ownerUrl }, "callback_template");
  await migrateDatabase(template);
  return {
    template,
    stop: async () => {
      await stop();
      await rm(folder, { recursive: true });
    },
  };
}

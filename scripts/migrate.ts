import { singleRole } from "@/db/application-role";
import { migrateDatabase } from "@/db/migrate";
import { env } from "@/lib/env";

try {
  const { DATABASE_URL, MIGRATION_DATABASE_URL = DATABASE_URL } = env();
  const { limited } = await migrateDatabase({ url: DATABASE_URL, ownerUrl: MIGRATION_DATABASE_URL });
  if (!limited) console.log(singleRole);
} catch (error) {
  console.error(error instanceof Error ? error.message : "The migrations failed.");
  process.exitCode = 1;
}

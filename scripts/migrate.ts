import { migrateDatabase } from "@/db/migrate";
import { env } from "@/lib/env";

try {
  await migrateDatabase(env().DATABASE_URL);
} catch (error) {
  console.error(error instanceof Error ? error.message : "The migrations failed.");
  process.exitCode = 1;
}

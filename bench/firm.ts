import { join } from "node:path";
import { connect } from "@/db/client";
import type { Context } from "@/db/context";
import { migrateDatabase } from "@/db/migrate";
import { present } from "@/lib/clock";
import { startPostgres } from "../local/postgres";
import { localSecrets } from "../local/secrets";
import { say } from "./say";
import { seedFirm } from "./seed-firm";

/**
 * A firm of so many people in a database of its own, with the settings that `npm start` gives it (what is committed is
 * on the disk). It ends with the stack.
 */
export async function startFirm(people: number, folder: string, stack: AsyncDisposableStack) {
  say("The database");
  const starting = startPostgres({ dataDir: join(folder, "postgres") });
  // Before it is awaited, so that an interruption meanwhile leaves no server running.
  stack.defer(async () => {
    const [started] = await Promise.allSettled([starting]);
    if (started.status === "fulfilled") await started.value.stop();
  });
  const database = await starting;
  await migrateDatabase(database);
  // Filling and vacuuming the tables is the owner's; what is measured goes by the application's role.
  const { sql } = connect(database.ownerUrl, { name: "bench", statementTimeout: 0 });
  const { db, sql: application } = connect(database.url, { name: "bench", statementTimeout: 0 });
  stack.defer(() => sql.end({ timeout: 1 }));
  stack.defer(() => application.end({ timeout: 1 }));
  say(`A firm of ${people} people`);
  const scale = await seedFirm(sql, people, present());
  const context = (): Context => ({ actor: { kind: "system", name: "bench" }, now: present(), db });
  return { folder, databaseUrl: database.url, secrets: localSecrets(folder), sql, scale, context };
}
export type Firm = Awaited<ReturnType<typeof startFirm>>;

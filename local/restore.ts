import { join, resolve } from "node:path";
import { connect } from "@/db/client";
import { migrateDatabase } from "@/db/migrate";
import { noteRestored } from "@/features/messages/mutations/note-restored";
import { layOut, putInPlace, whileStopped } from "./backup";
import { startPostgres } from "./postgres";

/**
 * Puts a backup in the place of the database that `npm start` runs. Email is paused in it before it is in place, so that
 * no worker, however it is started, sends what was sent already. What was there before stays beside it.
 */
export async function restore({ folder, from, now }: { folder: string; from: string; now: Date }) {
  const home = resolve(folder);
  const onto = join(home, "postgres.restoring");
  return whileStopped(join(home, "postgres"), async () => {
    await layOut({ folder: home, from: resolve(from), onto });
    const server = await startPostgres({ dataDir: onto });
    try {
      await migrateDatabase(server);
      const { sql, db } = connect(server.url, { max: 1, name: "callback-restore" });
      await noteRestored({ actor: { kind: "system", name: "restore" }, now, db });
      await sql.end();
    } finally {
      await server.stop();
    }
    return putInPlace({ folder: home, from: resolve(from), onto, at: now });
  });
}

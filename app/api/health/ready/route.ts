import type { Context } from "@/db/context";
import { pendingMigrations } from "@/db/migrate";
import { listStops } from "@/features/messages/queries/list-stops";
import { faultOf } from "@/lib/fault";
import { log } from "@/lib/log";
import { openRoute } from "@/lib/server/route";

export const dynamic = "force-dynamic";

type Light = "green" | "red";
const light = (good: boolean): Light => (good ? "green" : "red");

/**
 * The status says whether this process can serve pages, which a balancer asks. Whether email goes out is told beside it,
 * and no page is taken away for it: calls are logged and boards are moved while nothing is sent.
 */
export const GET = openRoute("health", async (context) => {
  const { database, migrated, stops } = await look(context);
  const serves = database && migrated;
  const parts = {
    web: light(serves),
    database: light(database),
    migrations: light(migrated),
    worker: light(serves && !stops.includes("no_worker")),
    sending: light(serves && stops.length === 0),
  };
  return Response.json(
    { ready: serves, parts, stops },
    { status: serves ? 200 : 503, headers: { "cache-control": "no-store" } },
  );
});

async function look(context: Context) {
  try {
    // Before its migrations the database may not have the columns that are asked for.
    if ((await pendingMigrations(context.db)).length > 0) return { database: true, migrated: false, stops: [] };
    const stops = await listStops(context);
    return { database: true, migrated: true, stops: stops.map(({ kind }) => kind) };
  } catch (error) {
    log.error(faultOf(error), "The database does not answer.");
    return { database: false, migrated: false, stops: [] };
  }
}

import { pool } from "@/db/client";
import { readiness } from "@/db/readiness";
import { env } from "@/lib/env";
import { faultOf } from "@/lib/fault";
import { log } from "@/lib/log";
import { present } from "@/lib/clock";

export const dynamic = "force-dynamic";

const down = { database: false, migrated: false, worker: false };
let workerWasSeen = false;

/**
 * 200 once this process has seen database, migrations and a worker. Afterwards a silent worker is reported and no
 * longer takes the pages away: calls are logged and boards are moved without it.
 */
export async function GET() {
  const state = await look();
  workerWasSeen ||= state.worker;
  const ready = state.migrated && workerWasSeen;
  return Response.json({ ready, ...state }, { status: ready ? 200 : 503, headers: { "cache-control": "no-store" } });
}

async function look() {
  try {
    return { database: true, ...(await readiness(pool(env().DATABASE_URL), present())) };
  } catch (error) {
    log.error(faultOf(error), "The database does not answer.");
    return down;
  }
}

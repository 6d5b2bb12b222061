import { randomUUID } from "node:crypto";
import { pool } from "@/db/client";
import { workerGone, workerSeen } from "@/db/readiness";
import { env } from "@/lib/env";
import { log } from "@/lib/log";

const id = randomUUID();
const { db, sql } = pool(env().DATABASE_URL);

const signOfLife = () => workerSeen(db, id, new Date());
await signOfLife();
const pulse = setInterval(() => {
  signOfLife().catch((error: unknown) => log.error({ error }, "The database does not answer the worker."));
}, 15_000);
log.info({ worker: id }, "The worker is up.");

async function leave() {
  setTimeout(() => process.exit(1), 8_000).unref();
  clearInterval(pulse);
  await workerGone(db, id);
  await sql.end();
  log.info({ worker: id }, "The worker has left.");
}

for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, () => void leave());

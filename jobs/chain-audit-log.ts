import type { Database } from "@/db/client";
import { chainOperations } from "@/features/audit-log/mutations/chain-operations";
import { present } from "@/lib/clock";
import { log } from "@/lib/log";

/** How often the end of the chain goes to the process's log, which is kept elsewhere than the database. */
const saidEveryMs = 3_600_000;
let saidAt = 0;

/** Chains what was done since, and says once an hour where the chain ends. */
export async function chainAuditLog(db: Database): Promise<void> {
  const end = await chainOperations({ actor: { kind: "system", name: "chain-operations" }, now: present(), db });
  if (!end || Date.now() - saidAt < saidEveryMs) return;
  saidAt = Date.now();
  log.info({ end: `${end.number}:${end.hash}` }, "The audit log is chained up to here.");
}

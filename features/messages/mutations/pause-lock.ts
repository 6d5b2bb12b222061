import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";

const lock = sql`hashtext('outreach_pauses')`;

/** In the transaction of a claim, first of all: a pause waits for it, and what is claimed afterwards sees the pause. */
export async function lookBeforePausing(db: Context["db"]) {
  await db.execute(sql`select pg_advisory_xact_lock_shared(${lock})`);
}

/** In the transaction of a pause: once it is committed no claim that did not see it can be. */
export async function waitForClaims(db: Context["db"]) {
  await db.execute(sql`select pg_advisory_xact_lock(${lock})`);
}

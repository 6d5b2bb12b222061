import { sql } from "drizzle-orm";
import type { Database } from "./client";

const longestMs = 10_000;

/**
 * Resolves when this many statements of the database wait for a lock, so that a test decides who comes first. Asked of the
 * pool: a transaction sees the activity of its first look until it ends.
 */
export async function untilWaiting(db: Database, count: number) {
  const end = Date.now() + longestMs;
  for (;;) {
    const [row] = await db.execute<{ n: number }>(sql`
      select count(*)::int as n from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`);
    if (row?.n === count) return;
    if (Date.now() > end) throw new Error(`${row?.n ?? 0} statements wait for a lock, not ${count}.`);
  }
}

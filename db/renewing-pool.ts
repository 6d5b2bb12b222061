import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import type { Sql } from "postgres";
import { log } from "@/lib/log";

type Pool = { sql: Sql; db: PostgresJsDatabase };

type Patience = {
  /** A server that refuses every connection must not make a new pool for each of them. */
  shortestLifeMs: number;
  /** How long what is under way may go on in a pool that was given up. */
  drainMs: number;
};

/**
 * A pool that is given up for a new one when it loses a connection. postgres.js 3.4.9 opens a lost connection again with
 * what the old one left: a write that is never sent, an error that the next statement gets, a statement that is never
 * answered (`closed`, src/connection.js), and a job that waits for one would wait for ever. Whoever holds `sql` or `db`
 * always reaches the newest pool.
 */
export function renewingPool(
  open: (onLost: () => void) => Pool,
  { shortestLifeMs, drainMs }: Patience = { shortestLifeMs: 1_000, drainMs: 10_000 },
): Pool {
  let current = opened();

  function opened(): Pool {
    const since = performance.now();
    let lost = false;
    const pool = open(() => {
      if (lost) return;
      lost = true;
      const rest = since + shortestLifeMs - performance.now();
      if (rest > 0) setTimeout(() => replace(pool), rest).unref();
      else replace(pool);
    });
    return pool;
  }

  function replace(pool: Pool) {
    if (current !== pool) return;
    current = opened();
    log.warn("A connection to the database was lost; a new pool takes over.");
    // Ended later and not at once: postgres.js forgets statements that wait for a connection of a pool that is ended.
    setTimeout(() => void pool.sql.end({ timeout: 0 }), drainMs).unref();
  }

  return {
    sql: newest(() => current.sql),
    db: newest(() => current.db),
  };
}

function newest<T extends Sql | PostgresJsDatabase>(current: () => T): T {
  return new Proxy(current(), {
    get: (_, key) => Reflect.get(current(), key) as unknown,
    apply: (_, self, values) => Reflect.apply(current() as Sql, self, values) as unknown,
  });
}

import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { makePgArray, parsePgArray } from "drizzle-orm/pg-core";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { countLosses, endingLostTransactions } from "./lost-connections";
import { renewingPool } from "./renewing-pool";

export type Database = PostgresJsDatabase;
type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** The pool or a transaction: what queries and mutations take as `db`. */
export type Db = Database | Transaction;

/** The one type of array that columns have, by its number in PostgreSQL's catalog. */
const textArray = {
  to: 1009,
  from: [1009],
  serialize: (value: unknown) => (Array.isArray(value) ? makePgArray(value) : value),
  parse: (text: string) => parsePgArray(text) as string[],
};

type Options = { max?: number; statementTimeout?: number; name?: string; onLost?: () => void };

/** Opens a pool. `statementTimeout` in ms, so that a query whose reader has left dies. */
export function connect(url: string, options: Options = {}) {
  const losses = countLosses();
  const client = postgres(url, {
    max: options.max ?? 10,
    connect_timeout: 5,
    // A connection stays until it is lost, so that a closed one always is a lost one.
    max_lifetime: null,
    // Seconds before a lost connection is opened again. postgres.js would let a statement wait up to twenty.
    backoff: () => 0.1,
    // Asked of each fresh connection, the types would be rejected where nobody can catch it if the server goes away.
    fetch_types: false,
    types: { textArray },
    onnotice: () => undefined,
    onclose: (id) => {
      losses.note(id);
      options.onLost?.();
    },
    connection: {
      application_name: options.name ?? "callback",
      TimeZone: "UTC",
      statement_timeout: options.statementTimeout ?? 15_000,
    },
  });
  const sql = endingLostTransactions(client, losses);
  const db: Database = drizzle({ client: sql });
  return { sql, db };
}

const kept = globalThis as { callbackPool?: ReturnType<typeof renewingPool> };

/** The one pool of this process, kept on globalThis, or each hot reload leaks one. */
export function pool(url: string) {
  kept.callbackPool ??= renewingPool((onLost) => connect(url, { onLost }));
  return kept.callbackPool;
}

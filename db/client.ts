import type { PostgresJsDatabase } from "drizzle-orm/postgres-js";
import { drizzle } from "drizzle-orm/postgres-js";
import postgres from "postgres";
import { preparing } from "./prepared";

export type Database = PostgresJsDatabase;
type Transaction = Parameters<Parameters<Database["transaction"]>[0]>[0];
/** The pool or a transaction: what queries and mutations take as `db`. */
export type Db = Database | Transaction;

/** Opens a pool. `statementTimeout` in ms, so that a query whose reader has left dies. */
export function connect(url: string, options: { max?: number; statementTimeout?: number; name?: string } = {}) {
  const sql = preparing(
    postgres(url, {
      max: options.max ?? 10,
      connect_timeout: 5,
      onnotice: () => undefined,
      connection: {
        application_name: options.name ?? "callback",
        TimeZone: "UTC",
        statement_timeout: options.statementTimeout ?? 15_000,
      },
    }),
  );
  const db: Database = drizzle({ client: sql });
  return { sql, db };
}

const kept = globalThis as { callbackPool?: ReturnType<typeof connect> };

/** The one pool of this process, kept on globalThis, or each hot reload leaks one. */
export function pool(url: string) {
  kept.callbackPool ??= connect(url);
  return kept.callbackPool;
}

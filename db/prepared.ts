import { sql } from "drizzle-orm";
import type { ISql, Sql, TransactionSql } from "postgres";

/**
 * Written into a statement whose values decide its plan: lists of ids, patterns, filters of any width
 * (docs/decisions/0007-prepared-statements.md: 49 ms by a plan for all values, 3.9 by one of its own). It is planned
 * each time; any other soon keeps its plan.
 */
export const plannedAnew = sql.raw("/* planned anew */");

/**
 * A statement with more parameters than this is a list of somebody's rows: kept, each length of it would be a
 * statement.
 */
const fewParameters = 32;

/**
 * Drizzle hands its statements over as text, and postgres.js prepares a text only when told to. Prepared, a statement
 * goes to the database in one step instead of two and is parsed once a connection. A pooler between them has to know
 * prepared statements (PgBouncer since 1.21).
 */
export function preparing(client: Sql): Sql {
  const begin = client.begin.bind(client) as (...asked: unknown[]) => Promise<unknown>;
  return Object.assign(prepare(client), { begin: (...asked: unknown[]) => begin(...insideOf(asked)) });
}

function insideOf(asked: unknown[]) {
  const work = asked.at(-1) as (transaction: TransactionSql) => unknown;
  return [...asked.slice(0, -1), (transaction: TransactionSql) => work(preparingInside(transaction))];
}

function preparingInside(transaction: TransactionSql): TransactionSql {
  const savepoint = transaction.savepoint.bind(transaction) as (...asked: unknown[]) => Promise<unknown>;
  return Object.assign(prepare(transaction), { savepoint: (...asked: unknown[]) => savepoint(...insideOf(asked)) });
}

function prepare<Client extends ISql>(client: Client): Client {
  const unsafe = client.unsafe.bind(client);
  const prepared: ISql["unsafe"] = (text, parameters, options) =>
    unsafe(text, parameters, { ...options, prepare: isKept(text, parameters?.length ?? 0) });
  return Object.assign(client, { unsafe: prepared });
}

function isKept(text: string, parameters: number) {
  return parameters <= fewParameters && !text.includes("/* planned anew */");
}

import type { SQL } from "drizzle-orm";
import type { Db } from "./client";

/**
 * Runs statements prepared: a connection parses one once, sends it in one round trip instead of two, and soon keeps one
 * plan for all values. For a statement that is asked often, has the same text each time, and whose best plan does not
 * depend on its values: a list of ids, a pattern or a filter wants a plan of its own each time (docs/decisions/0007-prepared-statements.md).
 */
export function prepared(db: Db) {
  return {
    execute<Row extends Record<string, unknown>>(statement: SQL): Promise<Row[]> {
      const query = db.execute(statement).getQuery();
      return db._.session.prepareQuery<{ execute: Row[] }>(query, "raw", true).execute();
    },
  };
}

type Preparable<Rows> = PromiseLike<Rows> & { prepare: (name: string) => { execute: () => Promise<Rows> } };

/** Runs a query for some ids, prepared where it is one: a longer list has a text for each length and wants its own plan. */
export function preparedForOne<Rows>(ids: string[], name: string, query: Preparable<Rows>): PromiseLike<Rows> {
  return ids.length === 1 ? query.prepare(name).execute() : query;
}

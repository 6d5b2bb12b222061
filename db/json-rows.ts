import { sql, type SQL } from "drizzle-orm";

/** The rows of a statement as one JSON list, so that several lists come with one answer. */
export function listSql(rows: SQL): SQL {
  return sql`(select coalesce(json_agg(x), '[]') from (${rows}) x)`;
}

/** An instant out of a statement's JSON, or of one that Drizzle does not know the columns of. */
export function moment(at: string): Date;
export function moment(at: string | null): Date | null;
export function moment(at: string | null): Date | null {
  return at === null ? null : new Date(at);
}

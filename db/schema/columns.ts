import { sql, type SQLWrapper } from "drizzle-orm";
import { check, customType, snakeCase, timestamp, uuid, type AnyPgColumn } from "drizzle-orm/pg-core";
import { keysOf } from "../../lib/keys-of";

export const table = snakeCase.table;

/** UUIDv7, made by PostgreSQL 18: ids sort by the time they were made. */
export const id = () =>
  uuid()
    .primaryKey()
    .default(sql`uuidv7()`);

/** Bytes as they are. */
export const bytea = customType<{ data: Buffer }>({ dataType: () => "bytea" });

export const at = () => timestamp({ withTimezone: true, mode: "date" });

/**
 * A check that a text column holds a word of its vocabulary. Not an enum: docs/decisions/0001-one-firm-one-database.md.
 */
export function oneOf(name: string, column: AnyPgColumn, words: Record<string, unknown>) {
  return check(name, sql`${column} in (${sql.raw(quoted(words))})`);
}

/** The same for a text[] column. */
export function allOf(name: string, column: AnyPgColumn, words: Record<string, unknown>) {
  return check(name, sql`${column} <@ array[${sql.raw(quoted(words))}]::text[]`);
}

/** That a text column holds one of these words, for an index or a statement. The words are from db/vocabulary. */
export function inWords(column: SQLWrapper, words: readonly string[]) {
  return sql<boolean>`${column} in (${sql.raw(words.map((word) => `'${word}'`).join(", "))})`;
}

/** Both or neither is null: a state and the moment it began. */
export function bothOrNeither(name: string, one: AnyPgColumn, other: AnyPgColumn) {
  return check(name, sql`(${one} is null) = (${other} is null)`);
}

function quoted(words: Record<string, unknown>) {
  return keysOf(words)
    .map((word) => `'${word}'`)
    .join(", ");
}

import { getTableColumns, sql, type InferInsertModel, type SQL } from "drizzle-orm";
import type { PgTable } from "drizzle-orm/pg-core";
import type { Db } from "./client";

// Many rows go to the database as a list for each column: a parameter for each cell of 200 people took longer to write
// down and to parse than to store. A column that one row has is written in all of them.

type Options<Key extends PropertyKey> = {
  /** What is written in place of the value of a row, which it may read: r.search_text. */
  instead?: Partial<Record<Key, SQL>>;
  /** SQL after the rows: "on conflict", "returning". */
  after?: SQL;
};

export async function insertRows<Into extends PgTable>(
  db: Db,
  into: Into,
  rows: InferInsertModel<Into>[],
  { instead = {}, after = sql`` }: Options<keyof InferInsertModel<Into>> = {},
) {
  if (rows.length === 0) return [];
  const columns = columnsOf(into, rows);
  const values = columns.map(({ key, value }) => (instead as Record<string, SQL | undefined>)[key] ?? value);
  return db.execute(sql`insert into ${into} (${list(columns.map(({ name }) => name))})
    select ${list(values)} from ${listsOf(columns)} ${after}`);
}

/** Changes rows that exist, each by its id. */
export async function updateRows<Into extends PgTable>(
  db: Db,
  into: Into,
  rows: (Partial<InferInsertModel<Into>> & { id: string })[],
) {
  if (rows.length === 0) return;
  const columns = columnsOf(into, rows);
  const set = columns.filter(({ key }) => key !== "id").map(({ name, value }) => sql`${name} = ${value}`);
  await db.execute(sql`update ${into} set ${list(set)} from ${listsOf(columns)} where ${into}.id = r.id::uuid`);
}

type Column = { key: string; name: SQL; value: SQL; cells: string };

function columnsOf(table: PgTable, rows: Record<string, unknown>[]): Column[] {
  const named = new Set(rows.flatMap((row) => Object.keys(row)));
  return Object.entries(getTableColumns(table))
    .filter(([key]) => named.has(key))
    .map(([key, column]) => {
      const name = sql`${sql.identifier(column.name)}`;
      const type = column.getSQLType();
      const text = type === "jsonb" ? jsonOf : textOf;
      const many = "dimensions" in column && column.dimensions ? "[]" : "";
      return {
        key,
        name,
        value: sql`r.${name}::${sql.raw(type + many)}`,
        cells: listOf(rows.map((row) => text(row[key]))),
      };
    });
}

function listsOf(columns: Column[]): SQL {
  const cells = columns.map((column) => sql`${column.cells}::text[]`);
  return sql`unnest(${list(cells)}) as r(${list(columns.map(({ name }) => name))})`;
}

function list(parts: SQL[]): SQL {
  return sql.join(parts, sql`, `);
}

/** As PostgreSQL reads a value of any type but jsonb. */
function textOf(value: unknown): string | null {
  if (value === null || value === undefined) return null;
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return listOf(value.map(textOf));
  return typeof value === "string" ? value : JSON.stringify(value);
}

function jsonOf(value: unknown): string | null {
  return value === null || value === undefined ? null : JSON.stringify(value);
}

function listOf(texts: (string | null)[]): string {
  return `{${texts.map((text) => (text === null ? "null" : `"${text.replaceAll(/["\\]/g, "\\$&")}"`)).join(",")}}`;
}

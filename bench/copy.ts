import { once } from "node:events";
import { finished } from "node:stream/promises";
import type { Sql } from "postgres";

export type Cell = string | number | boolean | null | Date | readonly string[];

/** Writes rows by COPY, a few thousand to a chunk. `columns` as PostgreSQL names them. */
export async function copyRows(
  sql: Sql,
  table: string,
  columns: string[],
  count: number,
  row: (index: number) => Cell[] | null,
) {
  const stream = await sql
    .unsafe(`copy ${table} (${columns.map((column) => `"${column}"`).join(", ")}) from stdin`)
    .writable();
  let chunk: string[] = [];
  for (let index = 0; index < count; index += 1) {
    const cells = row(index);
    if (cells) chunk.push(cells.map(cell).join("\t"));
    if (chunk.length >= 5000) {
      if (!stream.write(`${chunk.join("\n")}\n`)) await once(stream, "drain");
      chunk = [];
    }
  }
  stream.end(chunk.length > 0 ? `${chunk.join("\n")}\n` : "");
  await finished(stream);
}

function cell(value: Cell): string {
  if (value === null) return "\\N";
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "object") return `{${value.map((one) => `"${one}"`).join(",")}}`;
  return String(value).replaceAll("\\", "\\\\").replaceAll("\t", "\\t").replaceAll("\n", "\\n");
}

/** The id of row `index` of a kind: the same on each run, so that rows refer to each other without being read back. */
export function idOf(kind: number, index: number): string {
  const tail = index.toString(16).padStart(12, "0");
  return `0190${kind.toString(16).padStart(4, "0")}-0000-7000-8000-${tail}`;
}

/** A whole number from 0 to below `limit` that looks drawn, and is the same each time. */
export function drawn(index: number, salt: number, limit: number): number {
  let mixed = Math.imul(index + 1, 0x9e3779b1) ^ Math.imul(salt + 1, 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x2c1b3c6d);
  mixed ^= mixed >>> 13;
  return (mixed >>> 0) % limit;
}

import { parse } from "csv-parse/sync";

/** How a file is to be read: found out once, kept with nothing but the file itself. */
export type FileShape = { text: string; delimiter: string; columns: string[]; headed: boolean; rowCount: number };

const delimiters = [",", ";", "\t", "|"];

/** UTF-8 or UTF-16 by their marks, else UTF-8, else what Windows writes in the US and Western Europe. */
export function decodeText(file: Uint8Array): string {
  const [first, second] = file;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(file);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(file);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(file);
  } catch {
    return new TextDecoder("windows-1252").decode(file);
  }
}

/** Finds the delimiter and the columns. A first row that holds an email address is a person, not a head. */
export function shapeOf(file: Uint8Array): FileShape | null {
  const text = decodeText(file).replace(/^\uFEFF/, "");
  const counted = delimiters.map((delimiter) => ({ delimiter, rows: readRows(text, delimiter, 20) }));
  const best = counted.toSorted((a, b) => width(b.rows) - width(a.rows))[0];
  const head = best?.rows.find((row) => row.some((cell) => cell.trim() !== ""));
  if (!best || !head) return null;
  const headed = !head.some((cell) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell.trim()));
  return {
    text,
    delimiter: best.delimiter,
    columns: nameColumns(head, headed),
    headed,
    rowCount: countRows(text, best.delimiter) - (headed ? 1 : 0),
  };
}

export const parserOptions = (delimiter: string) => ({
  delimiter,
  bom: true,
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: true,
  skip_records_with_error: true,
});

function readRows(text: string, delimiter: string, to: number): string[][] {
  return parse(text.slice(0, 200_000), { ...parserOptions(delimiter), to });
}

function countRows(text: string, delimiter: string) {
  let count = 0;
  parse(text, { ...parserOptions(delimiter), on_record: () => void (count += 1) });
  return count;
}

/** How many columns most rows have: the right delimiter gives the widest rows that agree. */
function width(rows: string[][]) {
  const widths = rows.map((row) => row.length).toSorted((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)] ?? 0;
}

function nameColumns(head: string[], headed: boolean): string[] {
  const seen = new Map<string, number>();
  return head.map((cell, index) => {
    const name = (headed && cell.replaceAll(/\s+/g, " ").trim()) || `Column ${index + 1}`;
    const times = (seen.get(name) ?? 0) + 1;
    seen.set(name, times);
    return times === 1 ? name : `${name} (${times})`;
  });
}

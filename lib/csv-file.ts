import { Readable } from "node:stream";
import { parse } from "csv-parse";
import { parse as parseNow } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";

/** How a file is to be read: found out from the file itself each time. */
export type FileShape = { text: string; delimiter: string; columns: string[]; headed: boolean };
/** `line` as a spreadsheet numbers it, the head is 1. A broken row has no cells, and nothing behind it was read. */
export type FileRow = { line: number; cells: string[]; broken: boolean };

const delimiters = [",", ";", "\t", "|"];
const slice = 65_536;

/** UTF-8 or UTF-16 by their marks, else UTF-8, else what Windows writes in the US and Western Europe; without NUL. */
export function decodeText(file: Uint8Array): string {
  return decode(file)
    .replace(/^\uFEFF/, "")
    .replaceAll("\0", "");
}

function decode(file: Uint8Array): string {
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
  const text = decodeText(file);
  const counted = delimiters.map((delimiter) => ({ delimiter, rows: firstRows(text, delimiter) }));
  const best = counted.toSorted((a, b) => width(b.rows) - width(a.rows))[0];
  const head = best?.rows.find((row) => row.some((cell) => cell.trim() !== ""));
  if (!best || !head) return null;
  const headed = !head.some((cell) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell.trim()));
  return { text, delimiter: best.delimiter, columns: nameColumns(head, headed), headed };
}

/** Every row below the head, in the order of the file; a slice at a time, so that nobody else waits for a large file. */
export async function* readRows({ text, delimiter, headed }: FileShape): AsyncGenerator<FileRow> {
  let unread = 0;
  const parser = Readable.from(slicesOf(text)).pipe(
    parse({ ...parserOptions(delimiter), on_skip: () => void (unread += 1) }),
  );
  let line = 0;
  for await (const cells of parser as AsyncIterable<string[]>) {
    line += 1;
    if (line > 1 || !headed) yield { line, cells, broken: false };
  }
  if (unread > 0) yield { line: line + 1, cells: [], broken: true };
}

export async function countRows(shape: FileShape): Promise<number> {
  let count = 0;
  for await (const _ of readRows(shape)) count += 1;
  return count;
}

/** One or more rows for a spreadsheet, in which no cell runs as a formula (OWASP CSV injection). */
export function writeRows(rows: string[][]): string {
  return stringify(rows, { escape_formulas: true, record_delimiter: "windows" });
}

const parserOptions = (delimiter: string) => ({
  delimiter,
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: true,
  skip_records_with_error: true,
});

function* slicesOf(text: string) {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; at += slice) yield bytes.subarray(at, at + slice);
}

function firstRows(text: string, delimiter: string): string[][] {
  return parseNow(text.slice(0, 200_000), { ...parserOptions(delimiter), to: 20 });
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

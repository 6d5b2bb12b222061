import { pipeline, Readable } from "node:stream";
import { parse } from "csv-parse";
import { parse as parseNow } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";

/**
 * A file one part at a time, so that a reader holds no more of it. The parts are cut anywhere after the first two
 * bytes.
 */
export type FileParts = Iterable<Uint8Array> | AsyncIterable<Uint8Array>;
export type FileEncoding = "utf-8" | "utf-16le" | "utf-16be" | "windows-1252";
/** How a file is to be read: found out from its first rows each time. */
export type FileShape = { encoding: FileEncoding; delimiter: string; columns: string[]; headed: boolean };
/** `line` as a spreadsheet numbers it, the head is 1. A broken row has no cells, and nothing after it was read. */
export type FileRow = { line: number; cells: string[]; broken: boolean };

const delimiters = [",", ";", "\t", "|"];
/** Enough of a file to find its delimiter and its columns. */
const sampleLetters = 200_000;

/** UTF-16 by its marks, else UTF-8, else what Windows writes in the US and Western Europe. Reads all of it. */
export async function encodingOf(parts: FileParts): Promise<FileEncoding> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let first: Uint8Array | undefined;
  for await (const part of parts) {
    first ??= part;
    if (!isText(decoder, part)) return markOf(first) ?? "windows-1252";
  }
  return isText(decoder) ? "utf-8" : "windows-1252";
}

/** No mark of UTF-16 is text in UTF-8. */
function markOf([first, second]: Uint8Array): FileEncoding | null {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  return first === 0xfe && second === 0xff ? "utf-16be" : null;
}

function isText(decoder: TextDecoder, part?: Uint8Array): boolean {
  try {
    decoder.decode(part, { stream: part !== undefined });
    return true;
  } catch {
    // The decoder is fatal: it throws at what is no text.
    return false;
  }
}

/** Without the mark and NUL. A letter that was cut comes with the part that ends it. */
async function* textOf(parts: FileParts, encoding: FileEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const part of parts) yield decoder.decode(part, { stream: true }).replaceAll("\0", "");
  yield decoder.decode();
}

/** Finds the delimiter and the columns. A first row that holds an email address is a person, not a head. */
export async function shapeOf(parts: FileParts, encoding: FileEncoding): Promise<FileShape | null> {
  const text = await firstLetters(parts, encoding);
  const counted = delimiters.map((delimiter) => ({ delimiter, rows: firstRows(text, delimiter) }));
  const best = counted.toSorted((a, b) => width(b.rows) - width(a.rows))[0];
  const head = best?.rows.find((row) => row.some((cell) => cell.trim() !== ""));
  if (!best || !head) return null;
  const headed = !head.some((cell) => /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(cell.trim()));
  return { encoding, delimiter: best.delimiter, columns: nameColumns(head, headed), headed };
}

/** Every row below the head, in the order of the file. Parts are read only as far as rows are asked for. */
export async function* readRows(parts: FileParts, { encoding, delimiter, headed }: FileShape): AsyncGenerator<FileRow> {
  let unread = 0;
  const parser = parse({ ...parserOptions(delimiter), on_skip: () => void (unread += 1) });
  // When a part cannot be read, the loop below throws that error.
  pipeline(Readable.from(textOf(parts, encoding)), parser, () => undefined);
  let line = 0;
  for await (const cells of parser as AsyncIterable<string[]>) {
    line += 1;
    if (line > 1 || !headed) yield { line, cells, broken: false };
  }
  if (unread > 0) yield { line: line + 1, cells: [], broken: true };
}

export async function countRows(parts: FileParts, shape: FileShape): Promise<number> {
  let count = 0;
  for await (const _ of readRows(parts, shape)) count += 1;
  return count;
}

/** One or more rows for a spreadsheet, in which no cell runs as a formula (OWASP CSV injection). */
export function writeRows(rows: string[][]): string {
  return stringify(rows, { escape_formulas: true, record_delimiter: "windows" });
}

const parserOptions = (delimiter: string) => ({
  delimiter,
  bom: true,
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: true,
  skip_records_with_error: true,
});

async function firstLetters(parts: FileParts, encoding: FileEncoding): Promise<string> {
  let text = "";
  for await (const more of textOf(parts, encoding)) {
    text += more;
    if (text.length >= sampleLetters) break;
  }
  return text.slice(0, sampleLetters);
}

function firstRows(text: string, delimiter: string): string[][] {
  return parseNow(text, { ...parserOptions(delimiter), to: 20 });
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

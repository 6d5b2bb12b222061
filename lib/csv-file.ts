import { setImmediate as turn } from "node:timers/promises";
import { parse, type CsvError } from "csv-parse";
import { parse as parseNow } from "csv-parse/sync";
import { stringify } from "csv-stringify/sync";
import { normalizeAddress } from "./email-address";
import { Refusal } from "./errors";
import { formatCount } from "./format/count";

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
/** What is taken at a time. Between two of them other requests have their turn, whatever is in the file. */
const sliceLetters = 16_384;
/** More than any spreadsheet has; what goes beyond is no table of people, and would fill the memory. */
const most = {
  rows: 500_000,
  columns: 500,
  headLetters: 65_000,
  rowLetters: 200_000,
  cellLetters: 150_000,
  nameLetters: 100,
};

/**
 * UTF-16 by its marks, else UTF-8, else what Windows writes in the US and Western Europe. Reads all of the parts; where
 * they are only the beginning of a file, a letter that is cut at their end says nothing.
 */
export async function encodingOf(parts: FileParts, { cut = false } = {}): Promise<FileEncoding> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let first: Uint8Array | undefined;
  for await (const part of parts) {
    first ??= part;
    if (!isText(decoder, part)) return markOf(first) ?? "windows-1252";
  }
  return cut || isText(decoder) ? "utf-8" : "windows-1252";
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

/** Without the mark and NUL, in slices. A letter that was cut comes with the part that ends it. */
async function* textOf(parts: FileParts, encoding: FileEncoding): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding);
  for await (const part of parts) yield* slicesOf(decoder.decode(part, { stream: true }));
  yield* slicesOf(decoder.decode());
}

async function* slicesOf(text: string): AsyncGenerator<string> {
  for (let at = 0; at < text.length;) {
    // Never between the two halves of a sign such as an emoji: each would be lost by itself.
    const end = at + sliceLetters + (isFirstHalf(text.charCodeAt(at + sliceLetters - 1)) ? 1 : 0);
    yield text.slice(at, end).replaceAll("\0", "");
    at = end;
    await turn();
  }
}

function isFirstHalf(unit: number) {
  return unit >= 0xd800 && unit <= 0xdbff;
}

/**
 * Finds the delimiter and the columns; null where there is nothing. A first row that holds an email address is a person,
 * not a head.
 */
export async function shapeOf(parts: FileParts, encoding: FileEncoding): Promise<FileShape | null> {
  const { text, cut } = await firstLetters(parts, encoding);
  const counted: { delimiter: string; rows: string[][] }[] = [];
  for (const delimiter of delimiters) {
    if (delimiter !== "," && !text.includes(delimiter)) continue;
    counted.push({ delimiter, rows: firstRows(text, delimiter, cut) });
    await turn();
  }
  const best = counted.toSorted((a, b) => width(b.rows) - width(a.rows))[0];
  if (cut && best?.rows.length === 0) throw rowTooLong(1, most.headLetters);
  const head = best?.rows.find((row) => row.some((cell) => cell.trim() !== ""));
  if (!best || !head) return null;
  if (head.length > most.columns)
    throw new Refusal(
      `This file has ${formatCount(head.length)} columns, and ${most.columns} are the most. Delete the ones you don’t need, then upload it again.`,
    );
  const headed = !head.some((cell) => normalizeAddress(cell) !== null);
  return { encoding, delimiter: best.delimiter, columns: nameColumns(head, headed), headed };
}

/**
 * Every row below the head, in the order of the file. Parts are read only as far as rows are asked for. A row past what
 * a file may have ends the reading with a sentence for whoever brought the file.
 */
export async function* readRows(parts: FileParts, shape: FileShape): AsyncGenerator<FileRow> {
  const { headed } = shape;
  let line = 0;
  for await (const cells of recordsOf(parts, shape)) {
    line += 1;
    if (line === 1 && headed) continue;
    if (cells === "never closed") yield { line, cells: [], broken: true };
    else if (cells === "too long") throw rowTooLong(line, most.rowLetters);
    else yield { line, cells, broken: false };
  }
}

type CsvRecord = string[] | "never closed" | "too long";

/** Each slice is parsed as it is taken, and its records are out before the next one is. */
async function* recordsOf(parts: FileParts, { encoding, delimiter }: FileShape): AsyncGenerator<CsvRecord> {
  let unread: CsvRecord | null = null;
  const parser = parse({
    ...parserOptions(delimiter),
    max_record_size: most.rowLetters,
    on_skip: (error) => {
      unread = isTooLong(error) ? "too long" : "never closed";
      // Only what is thrown here stops the parser, which else counts each further letter as one more error.
      if (error && unread === "too long") throw error;
    },
  });
  // Its errors are the ones that were noted above.
  parser.on("error", () => undefined);
  const isLineTooLong = watchLines();
  for await (const slice of textOf(parts, encoding)) {
    if (isLineTooLong(slice)) {
      yield "too long";
      return;
    }
    parser.write(slice);
    for (let cells = parser.read(); cells !== null; cells = parser.read()) yield cells as string[];
    if (unread) break;
  }
  if (!unread) {
    parser.end();
    for await (const cells of parser) yield cells as string[];
  }
  if (unread) yield unread;
}

function isTooLong(error: CsvError | undefined) {
  return error?.code === "CSV_MAX_RECORD_SIZE";
}

/** The parser counts the letters of cells, and a line may be nothing but delimiters. */
function watchLines() {
  let letters = 0;
  return (slice: string) => {
    const end = slice.search(/[\r\n]/);
    const longest = letters + (end < 0 ? slice.length : end);
    letters = end < 0 ? longest : slice.length - Math.max(slice.lastIndexOf("\n"), slice.lastIndexOf("\r"));
    return longest > most.rowLetters;
  };
}

function refuseLongCells({ line, cells }: FileRow) {
  const long = cells.findIndex((cell) => cell.length > most.cellLetters);
  if (long < 0) return;
  throw new Refusal(
    `Row ${formatCount(line)} has ${formatCount(cells[long]?.length ?? 0)} characters in its column ${long + 1}, and ${formatCount(most.cellLetters)} are the most. Shorten that cell, then upload the file again.`,
  );
}

function rowTooLong(line: number, letters: number) {
  return new Refusal(
    `Row ${formatCount(line)} is longer than ${formatCount(letters)} characters. Often a quotation mark opens there and never closes. Fix that row, then upload the file again.`,
  );
}

/** Reads all rows, and ends with a sentence at the first one past what a file may have. */
export async function countRows(parts: FileParts, shape: FileShape): Promise<number> {
  let count = 0;
  for await (const row of readRows(parts, shape)) {
    refuseLongCells(row);
    count += 1;
    if (count > most.rows)
      throw new Refusal(
        `This file has more than ${formatCount(most.rows)} rows. Split it into smaller files, then upload those.`,
      );
  }
  return count;
}

/** One or more rows for a spreadsheet, in which no cell runs as a formula (OWASP CSV injection). */
export function writeRows(rows: string[][]): string {
  return stringify(rows, { escape_formulas: true, record_delimiter: "windows" });
}

const parserOptions = (delimiter: string) => ({
  delimiter,
  // Left to find out by itself, the parser looks for them anew at each letter of a first line.
  record_delimiter: ["\r\n", "\n", "\r"],
  bom: true,
  relax_quotes: true,
  relax_column_count: true,
  skip_empty_lines: true,
  skip_records_with_error: true,
});

async function firstLetters(parts: FileParts, encoding: FileEncoding) {
  let text = "";
  for await (const more of textOf(parts, encoding)) {
    text += more;
    if (text.length > most.headLetters) return { text: text.slice(0, most.headLetters), cut: true };
  }
  return { text, cut: false };
}

const headRows = 20;

/** Without the row in which a sample was cut. */
function firstRows(text: string, delimiter: string, cut: boolean): string[][] {
  let isOpen = false;
  const rows = parseNow(text, { ...parserOptions(delimiter), to: headRows, on_skip: () => void (isOpen = true) });
  // Inside a quoted cell it was left out by the parser.
  return cut && !isOpen && rows.length < headRows ? rows.slice(0, -1) : rows;
}

/** How many columns most rows have: the right delimiter gives the widest rows that agree. */
function width(rows: string[][]) {
  const widths = rows.map((row) => row.length).toSorted((a, b) => a - b);
  return widths[Math.floor(widths.length / 2)] ?? 0;
}

/** Two columns of one name are told apart: `Email` and `Email (2)`. */
function nameColumns(head: string[], headed: boolean): string[] {
  const names = new Set<string>();
  for (const [index, cell] of head.entries()) {
    const name = (headed && nameOf(cell)) || `Column ${index + 1}`;
    let free = name;
    for (let times = 2; names.has(free); times += 1) free = `${name} (${times})`;
    names.add(free);
  }
  return [...names];
}

function nameOf(cell: string): string {
  const name = cell.slice(0, most.cellLetters).replaceAll(/\s+/g, " ").trim();
  return Array.from(name.slice(0, most.nameLetters * 2))
    .slice(0, most.nameLetters)
    .join("");
}

import { createParser, parseAsArrayOf, parseAsBoolean, parseAsInteger, parseAsStringLiteral } from "nuqs/server";
import { parseAsText } from "./url-parsers";

const parseAsPage = createParser<number>({
  parse(text) {
    const page = parseAsInteger.parse(text);
    return page && page > 0 && page <= 1_000_000 ? page : null;
  },
  serialize: String,
}).withDefault(1);

/** Pixels by column: "name:240,phone:120". */
const parseAsWidths = createParser<Record<string, number>>({
  parse(text) {
    const widths = text.split(",").map((one) => /^([\w-]+):([1-9]\d{0,3})$/.exec(one));
    return Object.fromEntries(widths.flatMap((found) => (found?.[1] ? [[found[1], Number(found[2])]] : [])));
  },
  serialize: (widths) =>
    Object.entries(widths)
      .map(([id, width]) => `${id}:${Math.round(width)}`)
      .join(","),
  eq: (some, others) => JSON.stringify(some) === JSON.stringify(others),
});

/** Which page of a list: a number, and a cursor where pages are not counted by offset. */
export const pageParsers = { page: parseAsPage, after: parseAsText, before: parseAsText };

/** "print=true": the list on one page, which prints itself. */
export const printParsers = { print: parseAsBoolean.withDefault(false) };

/** Of a list on paper: some forty sheets. */
const mostPrinted = 1000;

/** How many rows a page of a list has, on the screen or on paper. */
export function rowsOnPage({ print }: { print: boolean }, usual: number): number {
  return print ? mostPrinted : usual;
}

/** Back to the first page, as each change of filter or sort goes. */
export const firstPage = { page: null, after: null, before: null };

/** Which columns of a table are shown, in which order, and how wide. Nothing of it means what everybody sees. */
export const columnParsers = { columns: parseAsArrayOf(parseAsText), widths: parseAsWidths };

/** A sort as the URL says it, by the column's id: "name" upwards, "-name" downwards. */
export function parseAsSort<Column extends string>(sortable: readonly Column[]) {
  return parseAsStringLiteral(sortable.flatMap((id) => [id, `-${id}`] as const));
}

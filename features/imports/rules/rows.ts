import { disciplines, levels, type PayUnit } from "@/db/vocabulary/candidates";
import { states } from "@/db/vocabulary/places";
import { likelyUnit, readPay, readYears } from "@/lib/amounts";
import { normalizeAddress } from "@/lib/email-address";
import { formatCount } from "@/lib/format/count";
import { cutText } from "@/lib/text";
import { importFields, type ImportField } from "./columns";

export type Cells = Partial<Record<ImportField, string>>;
export type ReadRow = { facts: RowFacts; address: string | null; notes: string[] } | { refused: string };
export type RowFacts = {
  firstName: string;
  lastName: string;
  emails: string[];
  phones: { raw: string }[];
  title?: string;
  currentEmployer?: string;
  discipline?: keyof typeof disciplines;
  level?: keyof typeof levels;
  city?: string;
  state?: keyof typeof states;
  zip?: string;
  yearsExperience?: number;
  /** Both or neither. */
  desiredPayCents?: number;
  desiredPayUnit?: PayUnit;
  source?: string;
  summary?: string;
};

/** What each fact is called in the report. */
export const factWords: Record<keyof RowFacts, string> = {
  firstName: "first name",
  lastName: "last name",
  emails: "email",
  phones: "phone",
  title: "title",
  currentEmployer: "employer",
  discipline: "discipline",
  level: "level",
  city: "city",
  state: "state",
  zip: "ZIP",
  yearsExperience: "years of experience",
  desiredPayCents: "asking pay",
  desiredPayUnit: "asking pay",
  source: "source",
  summary: "notes",
};

/**
 * One row of a file as a candidate. A row without a name is refused; what else is missing keeps nobody out, an email
 * address neither: they are called. What is not understood is left out with a note, and is never guessed.
 */
export function readRow(cells: Cells): ReadRow {
  const torn = Object.entries(cells).find(([field, cell]) => field !== "notes" && /\n[^\n]*\n/.test(cell));
  if (torn)
    return {
      refused: "A quotation mark opens in this row and closes rows later: they went into one cell. Fix the file.",
    };
  const text = (field: ImportField) => (cells[field] ?? "").replaceAll(/\s+/g, " ").trim();
  const name = readName(text("firstName"), text("lastName"), text("fullName"));
  const address = normalizeAddress(text("email")) ?? normalizeAddress(text("email2"));
  const who =
    [name?.firstName, name?.lastName].filter(Boolean).join(" ") ||
    cutText(text("email"), 100) ||
    text("phone") ||
    text("employer");
  if (!name && !address) return { refused: "No name and no email address." };
  if (!name) return { refused: `No name for ${who}.` };
  const notes: string[] = [];
  for (const field of ["email", "email2"] as const)
    if (text(field) && !normalizeAddress(text(field)))
      notes.push(`“${cutText(text(field), 100)}” is not an email address and was left out.`);
  const word = <T extends Record<string, string>>(field: ImportField, words: T): (keyof T & string) | undefined => {
    const said = text(field);
    if (said === "") return undefined;
    const found = Object.entries(words).find(
      ([key, label]) => key.toLowerCase() === said.toLowerCase() || label.toLowerCase() === said.toLowerCase(),
    );
    if (!found) notes.push(`“${said}” was left out: Callback does not recognize it.`);
    return found?.[0];
  };
  const zip = /^\d{5}(-\d{4})?$/.test(text("zip")) ? text("zip").slice(0, 5) : undefined;
  if (text("zip") && !zip) notes.push(`“${text("zip")}” is not a US ZIP code and was left out.`);
  const years = readYears(text("years")) ?? undefined;
  if (text("years") && years === undefined)
    notes.push(`“${cutText(text("years"), 60)}” is not a number of years and was left out.`);
  const pay = readAskingPay(text("pay"));
  if (pay?.note) notes.push(pay.note);
  const second = normalizeAddress(text("email2"));
  const kept = (field: ImportField, max: number) => {
    const said = text(field);
    if (said.length > max)
      notes.push(`${importFields[field]}: longer than ${formatCount(max)} characters; the rest was left out.`);
    return cutText(said, max) || undefined;
  };
  return {
    address,
    notes,
    facts: withoutEmpty({
      ...name,
      emails: [...new Set([address, second].filter((one) => one !== null))],
      phones: [...new Set([text("phone"), text("phone2")])]
        .filter((raw) => /\d{5}/.test(raw.replaceAll(/\D/g, "")))
        .map((raw) => ({ raw: cutText(raw, 40) })),
      title: kept("title", 120),
      currentEmployer: kept("employer", 120),
      discipline: word("discipline", disciplines),
      level: word("level", levels),
      city: kept("city", 80),
      state: word("state", states),
      zip,
      yearsExperience: years,
      ...pay?.facts,
      source: kept("source", 80),
      summary: kept("notes", 10_000),
    }),
  };
}

type AskingPay = { facts?: Pick<RowFacts, "desiredPayCents" | "desiredPayUnit">; note?: string };

/** One sum with its unit, or why there is none: a person asks for one, and an hour is not a year. */
function readAskingPay(text: string): AskingPay | null {
  if (text === "") return null;
  const shown = `“${cutText(text, 60)}”`;
  const read = readPay(text);
  if (!read || read.from === 0) return { note: `${shown} is not an amount of pay and was left out.` };
  if (read.from !== read.to) return { note: `${shown} is a range; asking pay is one amount, so it was left out.` };
  const unit = read.unit ?? likelyUnit(read.from);
  if (!unit) return { note: `${shown} does not say whether it is per hour or per year, so it was left out.` };
  return { facts: { desiredPayCents: read.from, desiredPayUnit: unit } };
}

/** "Alvarez, Maria" and "Maria Alvarez"; one word alone is a first name. */
function readName(first: string, last: string, full: string) {
  if (first || last) return { firstName: cutText(first || last, 80), lastName: first ? cutText(last, 80) : "" };
  if (full === "") return null;
  const turned = /^([^,]+), ([^,]+)$/.exec(full);
  const [given, ...family] = (turned ? `${turned[2]} ${turned[1]}` : full).split(" ");
  return { firstName: cutText(given ?? full, 80), lastName: cutText(family.join(" "), 80) };
}

function withoutEmpty<T extends object>(facts: T): T {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as T;
}

import { disciplines, levels, type PayUnit } from "@/db/vocabulary/candidates";
import type { PhoneKind } from "@/db/vocabulary/people";
import { states } from "@/db/vocabulary/places";
import { likelyUnit, readPay, readYears } from "@/lib/amounts";
import { mostNotes } from "@/features/candidates/inputs/candidate-facts";
import { formatCount } from "@/lib/format/count";
import { keysOf } from "@/lib/keys-of";
import { cutText, plainLines } from "@/lib/text";
import { formatDate } from "@/lib/format/time";
import { readNameParts, readPersonName, type PersonName } from "@/lib/person-name";
import { readForeignPhone } from "@/lib/phone";
import { readDay } from "@/lib/written-days";
import { readEmails } from "@/lib/written-emails";
import { readPhones } from "@/lib/written-phones";
import { isInUsa, readState, readZip } from "@/lib/written-places";
import { isNoName, isPlaceholder } from "./cells";
import { importFields, type ImportField } from "./columns";
import { licensesOfCredentials, readLicenses, type WrittenLicense } from "./licenses";
import { readOptOut, type OptOut } from "./opt-outs";

export type Cells = Partial<Record<ImportField, string>>;
/** `optOut` holds whether or not the row comes in. */
export type ReadRow = { optOut: OptOut | null } & (
  | { facts: RowFacts; address: string | null; notes: string[] }
  | { refused: string; address?: string | null }
);
export type RowFacts = {
  firstName: string;
  lastName: string;
  emails: string[];
  phones: { raw: string; kind: PhoneKind }[];
  linkedinUrl?: string;
  licenses?: WrittenLicense[];
  availableOn?: string;
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
  linkedinUrl: "LinkedIn",
  licenses: "licenses",
  availableOn: "available from",
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
  const torn = Object.entries(cells).find(([field, cell]) => !field.startsWith("notes") && /\n[^\n]*\n/.test(cell));
  if (torn)
    return {
      optOut: null,
      refused: "A quotation mark opens in this row and closes rows later: they went into one cell. Fix the file.",
    };
  const text = (field: ImportField) => {
    const said = (cells[field] ?? "").replaceAll(/\s+/g, " ").trim();
    return (nameFields.has(field) ? isNoName(said) : isPlaceholder(said)) ? "" : said;
  };
  const name = readNameParts(text("firstName"), text("lastName")) ?? readPersonName(text("fullName"));
  const emails = readEmails([text("email"), text("email2")].filter(Boolean).join("; "));
  const address = emails.addresses[0] ?? null;
  const who =
    [name?.firstName, name?.lastName].filter(Boolean).join(" ") ||
    cutText(text("email"), 100) ||
    text("phone") ||
    text("employer");
  const optOut = readOptOut(text);
  if (!name) return { refused: who ? `No name for ${who}.` : "No name and no email address.", address, optOut };
  const notes = [...(optOut?.unclear ?? [])];
  notes.push(...emails.left.map((one) => `“${cutText(one, 100)}” is not an email address and was left out.`));
  const word = <T extends Record<string, string>>(field: ImportField, words: T): (keyof T & string) | undefined => {
    const said = text(field);
    if (said === "") return undefined;
    const found = Object.entries(words).find(
      ([key, label]) => key.toLowerCase() === said.toLowerCase() || label.toLowerCase() === said.toLowerCase(),
    );
    if (!found) notes.push(`“${said}” was left out: Callback does not recognize it.`);
    return found?.[0];
  };
  const country = text("country");
  const place = isInUsa(country) ? readPlace(text, notes) : {};
  if (!isInUsa(country) && (text("state") || text("zip")))
    notes.push(
      `“${cutText([text("state"), text("zip"), country].filter(Boolean).join(" "), 100)}” was left out: Callback keeps US states and ZIP codes.`,
    );
  const years = readYears(text("years")) ?? undefined;
  if (text("years") && years === undefined)
    notes.push(`“${cutText(text("years"), 60)}” is not a number of years and was left out.`);
  const pay = readAskingPay(text("pay"));
  if (pay?.note) notes.push(pay.note);
  const kept = (field: ImportField, max: number) => {
    const said = text(field);
    if (said.length > max)
      notes.push(`${importFields[field]}: longer than ${formatCount(max)} characters; the rest was left out.`);
    return cutText(said, max) || undefined;
  };
  const phones = readNumbers(text, notes);
  const linkedinUrl = readLink(text("linkedinUrl"));
  if (text("linkedinUrl") && !linkedinUrl)
    notes.push(`“${cutText(text("linkedinUrl"), 100)}” is not a link to a profile and was left out.`);
  const facts = withoutEmpty({
    ...keptName(name, notes),
    emails: emails.addresses,
    phones,
    linkedinUrl,
    title: kept("title", 120),
    currentEmployer: kept("employer", 120),
    discipline: word("discipline", disciplines),
    level: word("level", levels),
    city: kept("city", 80),
    ...place,
    availableOn: readAvailable(text, notes),
    licenses: readHeld(text, name.credentials, notes),
    yearsExperience: years,
    ...pay?.facts,
    source: kept("source", 80),
    summary: readNotes(cells, name.credentials, notes),
  });
  if (facts.emails.length === 0 && phones.length === 0 && !linkedinUrl)
    notes.push("No email address, phone number or LinkedIn profile: add one, so that they can be reached.");
  return { address, notes, facts, optOut };
}

const nameFields = new Set<ImportField>(["firstName", "lastName", "fullName"]);
const phoneFields = {
  phone: "mobile",
  mobilePhone: "mobile",
  workPhone: "work",
  homePhone: "home",
  phone2: "other",
} as const;

function readNumbers(text: (field: ImportField) => string, notes: string[]): RowFacts["phones"] {
  const phones = new Map<string, RowFacts["phones"][number]>();
  const country = text("country");
  for (const field of keysOf(phoneFields)) {
    const read = readPhones(text(field));
    for (const { text: one, why } of read.left)
      notes.push(
        why === "cut"
          ? `“${cutText(one, 60)}” lost its last digits in a spreadsheet and was left out.`
          : `“${cutText(one, 60)}” is not a phone number and was left out.`,
      );
    for (const { raw: said, kind } of read.phones) {
      const raw = isInUsa(country) ? said : readForeignPhone(said, country);
      if (!raw) notes.push(`“${cutText(said, 60)}” has no country code that Callback knows and was left out.`);
      else if (!phones.has(raw.replaceAll(/[^\dx]/g, "")))
        phones.set(raw.replaceAll(/[^\dx]/g, ""), { raw: cutText(raw, 40), kind: kind ?? phoneFields[field] });
    }
  }
  return [...phones.values()];
}

function readPlace(text: (field: ImportField) => string, notes: string[]): Pick<RowFacts, "state" | "zip"> {
  const state = readState(text("state"), states);
  if (text("state") && !state)
    notes.push(`“${cutText(text("state"), 60)}” is not a US state that Callback knows and was left out.`);
  const zip = readZip(text("zip"));
  if (text("zip") && !zip) notes.push(`“${cutText(text("zip"), 60)}” is not a US ZIP code and was left out.`);
  return { ...(state && { state }), ...(zip && { zip }) };
}

function readAvailable(text: (field: ImportField) => string, notes: string[]): string | undefined {
  const isMonthFirst = text("availableOn") !== "";
  const said = text("availableOn") || text("availableDayFirst");
  if (said === "") return undefined;
  const read = readDay(said, isMonthFirst ? "month" : "day");
  if (!read) notes.push(`“${cutText(said, 60)}” is not a date and was left out.`);
  else if (read.ambiguous)
    notes.push(
      `“${said}” was read as ${formatDate(read.day, "UTC")}. If it means another day, choose “${importFields[isMonthFirst ? "availableDayFirst" : "availableOn"]}”.`,
    );
  return read?.day;
}

function readHeld(text: (field: ImportField) => string, credentials: string[], notes: string[]) {
  const read = readLicenses(text("licenses"), "month");
  notes.push(...read.notes);
  const types = new Set(read.licenses.map(({ type }) => type));
  const behind = licensesOfCredentials(credentials).filter(({ type }) => !types.has(type));
  const licenses = [...read.licenses, ...behind];
  return licenses.length > 0 ? licenses : undefined;
}

/** The name as it is kept: a suffix stays behind the last name. */
function keptName({ suffix, credentials, sure, ...name }: PersonName, notes: string[]) {
  const lastName = [name.lastName, suffix].filter(Boolean).join(" ");
  if (name.firstName.length > 80 || lastName.length > 80)
    notes.push("Name: longer than 80 characters; the rest was left out.");
  if (!sure)
    notes.push(`Check the name: first “${cutText(name.firstName, 80)}”, last “${cutText(lastName, 80)}” is a guess.`);
  if (credentials.length > 0)
    notes.push(`After the name: ${credentials.join(", ")}. Add state licenses on the profile.`);
  return { firstName: cutText(name.firstName, 80), lastName: cutText(lastName, 80) };
}

/** The link to a profile, in one form: whoever is known by it is found however it is written. */
export function readLink(text: string): string | undefined {
  if (text === "") return undefined;
  const url = URL.parse(/^https?:\/\//i.test(text) ? text : `https://${text}`);
  if (!url?.hostname.includes(".") || url.pathname === "/") return undefined;
  const path = url.pathname.replace(/\/+$/, "");
  return `https://${url.hostname.replace(/^www\./, "")}${path}`.slice(0, 300);
}

/** All columns of notes, with their line breaks. */
function readNotes(cells: Cells, credentials: string[], notes: string[]): string | undefined {
  const said = (["notes", "notes2", "notes3"] as const)
    .map((field) => plainLines(cells[field] ?? ""))
    .concat(credentials.length > 0 ? [`After the name: ${credentials.join(", ")}`] : [])
    .filter((one) => one !== "" && !isPlaceholder(one))
    .join("\n\n");
  if (said.length > mostNotes)
    notes.push(`Notes: longer than ${formatCount(mostNotes)} characters; the rest was left out.`);
  return cutText(said, mostNotes) || undefined;
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

function withoutEmpty<T extends object>(facts: T): T {
  return Object.fromEntries(Object.entries(facts).filter(([, value]) => value !== undefined)) as T;
}

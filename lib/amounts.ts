/** What somebody wrote about pay: one sum, or two for a range, in cents, and per what where they said so. */
export type WrittenPay = { from: number; to: number; unit: "hour" | "year" | null };

const units = {
  hour: /^(?:h|hr|hrs|hour|hourly)$/,
  year: /^(?:y|yr|yrs|year|yearly|annum|annual|annually)$/,
};
const sum = String.raw`\$?\s*(\d{1,3}(?:,\d{3})+|\d+)(\.\d{1,2})?\s*(k|m)?`;
const pay = new RegExp(
  String.raw`^(?:usd\s*)?${sum}(?:\s*(?:-|to)\s*${sum})?\s*\+?\s*(?:usd)?\s*(?:(?:\/\s*|per\s+|an?\s+)?([a-z]+))?$`,
);
const longest = 60;

/**
 * Pay as people write it: "$115k", "58-62", "$58.00 to $62.00/hr", "120-140k per year", "85+". Null where it says
 * something else, for nobody's pay is guessed.
 */
export function readPay(text: string): WrittenPay | null {
  const found = pay.exec(plain(text));
  if (!found) return null;
  const [, dollars, cents, suffix, toDollars, toCents, toSuffix, word] = found;
  const unit = unitOf(word);
  if (unit === undefined) return null;
  const from = centsOf(dollars, cents, suffix ?? (toDollars ? toSuffix : undefined));
  const to = toDollars ? centsOf(toDollars, toCents, toSuffix ?? suffix) : from;
  if (to < from || !Number.isSafeInteger(to)) return null;
  return { from, to, unit: unit ?? (suffix || toSuffix ? "year" : null) };
}

/** Per what a sum is where nobody said so: no hour costs $10,000, and nobody lives on $500 a year. Null in between. */
export function likelyUnit(cents: number): "hour" | "year" | null {
  if (cents < 50_000) return "hour";
  return cents >= 1_000_000 ? "year" : null;
}

const years = /^(\d{1,2})(?:\.(\d))?\s*(?:-\s*\d{1,2}\s*)?\+?\s*(?:y|yr|yrs|year|years)?(?: of experience)?$/;

/** Years as people write them: "12", "12+", "15 yrs", "10-12 years", of which the lower; null where it is no number. */
export function readYears(text: string): number | null {
  const found = years.exec(plain(text).replace(/^(?:over|about|more than|at least|~|>) ?/, ""));
  if (!found) return null;
  const count = Math.round(Number(`${found[1]}.${found[2] ?? 0}`));
  return count <= 70 ? count : null;
}

/** A whole number with what people put around it: "1,200", "25 %", "90 days". Null where it is none. */
export function readCount(text: string): number | null {
  const found = /^(\d{1,3}(?:,\d{3})+|\d{1,9})(?:\.0+)?\s*\+?\s*(?:%|percent|days?|openings?)?$/.exec(plain(text));
  return found?.[1] ? Number(found[1].replaceAll(",", "")) : null;
}

function plain(text: string): string {
  return text
    .slice(0, longest + 1)
    .toLowerCase()
    .replaceAll(/[\u2010-\u2015\u2212]/g, "-")
    .replaceAll(/\s+/g, " ")
    .trim();
}

function unitOf(word: string | undefined): WrittenPay["unit"] | undefined {
  if (word === undefined) return null;
  if (units.hour.test(word)) return "hour";
  return units.year.test(word) ? "year" : undefined;
}

function centsOf(dollars = "", cents = "", suffix?: string): number {
  const value = Number(`${dollars.replaceAll(",", "")}${cents}`);
  const times = suffix === "m" ? 1_000_000 : suffix === "k" ? 1_000 : 1;
  return Math.round(value * times * 100);
}

import { isDay } from "./day";

/** Which of two numbers of a date is the month. */
export type DayOrder = "month" | "day";
const months = "jan feb mar apr may jun jul aug sep oct nov dec".split(" ");

/**
 * A day as people write it: "2026-04-03", "3/14/2026", "Mar 14, 2026", "14 March 2026", "2/28/27". Null where it is
 * none; `ambiguous` where only `order` says which number is the month.
 */
export function readDay(text: string, order: DayOrder = "month"): { day: string; ambiguous: boolean } | null {
  const said = text.trim().replace(/[T ]\d{1,2}:\d{2}.*$/, "");
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(said);
  if (iso) return dayOf(iso[1], iso[2], iso[3]);
  const worded =
    /^(?:\w+day,?\s+)?(?:(\d{1,2})(?:st|nd|rd|th)?[ -]+)?([a-z]{3,9})\.?[ -]*(?:(\d{1,2})(?:st|nd|rd|th)?)?,?[ -]+(\d{4}|\d{2})$/i.exec(
      said,
    );
  if (worded) {
    const month = months.indexOf((worded[2] ?? "").slice(0, 3).toLowerCase()) + 1;
    const day = worded[1] ?? worded[3];
    return month > 0 && day ? dayOf(yearOf(worded[4]), `${month}`, day) : null;
  }
  const [, one, two, year] = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})$/.exec(said) ?? [];
  if (one === undefined || two === undefined) return null;
  if (Number(one) > 12) return dayOf(yearOf(year), two, one);
  if (Number(two) > 12) return dayOf(yearOf(year), one, two);
  const read = order === "month" ? dayOf(yearOf(year), one, two) : dayOf(yearOf(year), two, one);
  return read && { ...read, ambiguous: Number(one) !== Number(two) };
}

/** Which order the dates of a column show; null where they show none, or both. */
export function orderOfDays(cells: string[]): DayOrder | null {
  const shown = new Set<DayOrder>();
  for (const cell of cells) {
    const [, one, two] = /^\s*(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}/.exec(cell) ?? [];
    if (Number(one) > 12) shown.add("day");
    if (Number(two) > 12) shown.add("month");
  }
  const [only] = shown;
  return shown.size === 1 && only ? only : null;
}

function yearOf(year = ""): string {
  return year.length === 2 ? `${Number(year) < 70 ? "20" : "19"}${year}` : year;
}

function dayOf(year = "", month = "", day = ""): { day: string; ambiguous: boolean } | null {
  const written = `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`;
  return isDay(written) ? { day: written, ambiguous: false } : null;
}

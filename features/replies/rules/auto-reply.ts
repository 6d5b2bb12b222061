type Incoming = { headers: Record<string, string>; from: string };

/**
 * Whether a machine wrote it (RFC 3834): an auto-reply is no answer. By headers alone, lower-cased: a subject says
 * nothing ("Out of office" is also what people write about).
 */
export function automaticKind({ headers, from }: Incoming): "auto_reply" | "report" | null {
  const type = headers["content-type"] ?? "";
  const sender = from.toLowerCase();
  if (
    /multipart\/report/i.test(type) ||
    headers["x-failed-recipients"] ||
    /^(<)?(mailer-daemon|postmaster)@/.test(sender)
  ) {
    return "report";
  }
  const submitted = (headers["auto-submitted"] ?? "no").split(";")[0]?.trim().toLowerCase();
  if (submitted !== "no") return "auto_reply";
  if (headers["x-autoreply"] || headers["x-autorespond"] || headers["x-autoresponder"]) return "auto_reply";
  if (/^(auto_reply|bulk|junk|list)$/i.test((headers["precedence"] ?? "").trim())) return "auto_reply";
  return headers["return-path"]?.trim() === "<>" ? "auto_reply" : null;
}

const months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
const monthName = "(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\\.?";
const back = "(?:return(?:ing)?|back|until|till|through|thru)\\b[^.\\n]{0,60}?";
const dayFirst = new RegExp(
  `${back}\\b(\\d{1,2})(?:st|nd|rd|th)?\\s+(?:of\\s+)?(${monthName})(?:,?\\s+(\\d{4}))?`,
  "i",
);
const monthFirst = new RegExp(`${back}\\b(${monthName})\\s+(\\d{1,2})(?:st|nd|rd|th)?\\b(?:,?\\s+(\\d{4}))?`, "i");
const numeric = new RegExp(`${back}\\b(\\d{1,2})/(\\d{1,2})(?:/(\\d{2,4}))?\\b`, "i");
const iso = new RegExp(`${back}\\b(\\d{4})-(\\d{2})-(\\d{2})\\b`, "i");

/** The day an auto-reply says its writer is back, as "2026-03-20", within 90 days of `today`; null where it says none. */
export function returnDay(text: string, today: string): string | null {
  const found =
    read(iso.exec(text), ([year, month, day]) => [year, month, day]) ??
    read(monthFirst.exec(text), ([month, day, year]) => [year, monthNumber(month), day]) ??
    read(dayFirst.exec(text), ([day, month, year]) => [year, monthNumber(month), day]) ??
    read(numeric.exec(text), ([month, day, year]) => [year, month, day]);
  if (!found) return null;
  const thisYear = Number(today.slice(0, 4));
  const years = found.year ? [found.year < 100 ? 2000 + found.year : found.year] : [thisYear, thisYear + 1];
  for (const year of years) {
    const at = new Date(Date.UTC(year, found.month - 1, found.day));
    const days = (at.getTime() - Date.parse(`${today}T00:00:00Z`)) / 86_400_000;
    if (at.getUTCMonth() === found.month - 1 && days > 0 && days <= 90) return at.toISOString().slice(0, 10);
  }
  return null;
}

type Part = string | undefined;

function read(match: RegExpExecArray | null, order: (parts: Part[]) => (Part | number)[]) {
  if (!match) return null;
  const [year, month, day] = order(match.slice(1)).map((part) => (part === undefined ? 0 : Number(part)));
  return { year: year ?? 0, month: month ?? 0, day: day ?? 0 };
}

function monthNumber(name: Part) {
  return months.indexOf((name ?? "").slice(0, 3).toLowerCase()) + 1;
}

import { licenseTypes, type LicenseType } from "@/db/vocabulary/licenses";
import { states, type State } from "@/db/vocabulary/places";
import { isStateLicense } from "@/features/licenses/rules";
import { cutText } from "@/lib/text";
import { readDay, type DayOrder } from "@/lib/written-days";
import { readState } from "@/lib/written-places";

export type WrittenLicense = { type: LicenseType; state?: State; number?: string; expiresOn?: string };

/** How each type is written, beside what it is called on screen. */
const ways: [RegExp, LicenseType][] = [
  [/\bLEED[ -]?(?:AP|Accredited Professional)\b(?:[ ,-]*(?:BD\+C|BD&C|ID\+C|O\+M|ND|Homes))?/i, "LEED_AP"],
  [/\bLEED[ -]?(?:GA|Green Associate)\b/i, "LEED_GA"],
  [/\bWELL[ -]?AP\b/i, "WELL_AP"],
  [/\bENV[ .-]?SP\b/i, "ENV_SP"],
  [/\bOSHA[ -]?30(?:[ -]?h(?:ou)?rs?)?\b/i, "OSHA_30"],
  [/\bOSHA[ -]?10(?:[ -]?h(?:ou)?rs?)?\b/i, "OSHA_10"],
  [/\b(?:AWS[ -]?)?CWI\b/i, "CWI"],
  [/\bE\.?I\.?T\.?(?![a-z])|\bEI\b|\bF\.?E\.?(?=$|[\s,/])/i, "EIT"],
  [/\bLSIT\b/i, "LSIT"],
  [/\bP\.?L\.?S\.?(?![a-z])|\bRLS\b|\bPSM\b/i, "PLS"],
  [/\bP\.?E\.?(?![a-z])|\bprofessional engineer\b/i, "PE"],
  [/\bS\.?E\.?(?![a-z])|\bstructural engineer\b/i, "SE"],
  [/\bG\.?E\.?(?![a-z])/i, "GE"],
  [/\bR\.?A\.?(?![a-z])|\b(?:registered|licensed) architect\b/i, "RA"],
  ...(["NCIDQ", "PLA", "AICP", "CHST", "CSP", "CCM", "PMP", "DBIA", "CPE", "NICET", "ACI"] as const).map(
    (type): [RegExp, LicenseType] => [new RegExp(String.raw`\b${type}\b`, "i"), type],
  ),
  [/\bC\.?x\.?A\b/i, "CxA"],
];

/** The licenses in a cell: "PE FL #12345 exp 2/28/27; SE IL". What none can be made of is left, and so is one without its state. */
export function readLicenses(text: string, order: DayOrder): { licenses: WrittenLicense[]; notes: string[] } {
  const licenses: WrittenLicense[] = [];
  const notes: string[] = [];
  for (const part of text.split(/[;\n|]+|,(?=\s*[A-Z][A-Za-z.]{1,5}\b)/)) {
    const said = part.trim();
    if (said === "") continue;
    const read = readOne(said, order, licenses.at(-1));
    if (typeof read === "string") notes.push(read);
    else licenses.push(...read);
  }
  const each = new Map(licenses.map((one) => [`${one.type} ${one.state ?? ""}`, one]));
  return { licenses: [...each.values()], notes };
}

function readOne(said: string, order: DayOrder, before: WrittenLicense | undefined): WrittenLicense[] | string {
  const shown = `“${cutText(said, 60)}”`;
  const [, date = ""] =
    /\bexp(?:ires?|iry|iration|\.)?(?:\s+date)?[:.]?\s*(?:on\s+)?([\w/., -]+?)\s*\)?$/i.exec(said) ?? [];
  const expires = date ? readDay(date, order) : null;
  let rest = said.replace(/\(?\bexp(?:ires?|iry|iration|\.)?(?:\s+date)?[:.]?\s*.*$/i, "").trim();
  const [way, type] = ways.find(([one]) => one.test(rest)) ?? [];
  if (!way || !type) {
    // "PE: FL, GA": states that follow belong to the license before them.
    const more = before && isStateLicense(before.type) ? readState(rest, states) : null;
    return more && before
      ? [{ type: before.type, state: more }]
      : `${shown} is not a license that Callback knows and was left out.`;
  }
  rest = rest.replace(way, " ").replaceAll(/\b(?:license|licence|lic|no|number|state)\b\.?:?/gi, " ");
  const [found, number] = /#?\s*\b([A-Z]{0,4}-?\d[\w-]{2,})\b/i.exec(rest) ?? [];
  if (found) rest = rest.replace(found, " ");
  const named = rest
    .split(/[,/&():-]|\band\b/i)
    .map((one) => one.replaceAll(/[#\s]+/g, " ").trim())
    .filter(Boolean);
  const held = named.flatMap(
    (one) => readState(one, states) ?? one.split(" ").flatMap((word) => readState(word, states) ?? []),
  );
  const facts = { type, ...(number && { number }), ...(expires && { expiresOn: expires.day }) };
  if (!isStateLicense(type)) return [facts];
  if (held.length === 0) return `${shown} does not say which state: add the license on the profile.`;
  if (date && !expires) return `“${cutText(date, 40)}” of ${shown} is not a date: add the license on the profile.`;
  return [...new Set(held)].map((state, at) => (at === 0 ? { ...facts, state } : { type, state }));
}

/** Credentials behind a name that hold everywhere are certificates; of the others the state has to be asked. */
export function licensesOfCredentials(credentials: string[]): WrittenLicense[] {
  return credentials.flatMap((one) => {
    const [, type] = ways.find(([way]) => way.exec(one)?.[0].length === one.length) ?? [];
    return type && Object.hasOwn(licenseTypes, type) && !isStateLicense(type) ? [{ type }] : [];
  });
}

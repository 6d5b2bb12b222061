import { parsePhoneNumberFromString } from "libphonenumber-js/max";
import { zoneOfAreaCode } from "./area-code-zones";

/**
 * The number to dial, as +18135550142, or null where the text is none: the raw text is kept beside it in any case.
 * A number without a country is a US one. The library's tables are heavy: never in a client component, which shows
 * numbers by lib/format/phone.ts.
 */
export function readPhone(raw: string): string | null {
  const parsed = parsePhoneNumberFromString(raw.trim().replace(/^tel:/i, ""), "US");
  return parsed?.isPossible() ? parsed.number : null;
}

/** Zone of a US number's area code: where the number was first given out. */
export function zoneOfPhone(e164: string): string | null {
  const [, code] = /^\+1(\d{3})\d{7}$/.exec(e164) ?? [];
  return code ? zoneOfAreaCode(code) : null;
}

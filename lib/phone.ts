import { getCountries, parsePhoneNumberFromString, type CountryCode } from "libphonenumber-js/max";
import { zoneOfAreaCode } from "./area-code-zones";

/**
 * The number to dial, as +18135550142, or null where the text is none: the raw text is kept beside it in any case.
 * A number without a country is a US one. The library's tables are heavy: never in a client component, which shows
 * numbers by lib/format/phone.ts.
 */
export function readPhone(raw: string): string | null {
  const parsed = parsePhoneNumberFromString(raw.trim().replace(/^tel:/i, ""), "US");
  if (!parsed?.isPossible()) return null;
  // No number of North America begins so: it is one of another country, and +1 would be invented.
  return parsed.number.startsWith("+1") && !/^\+1[2-9]\d{2}[2-9]\d{6}$/.test(parsed.number) ? null : parsed.number;
}

let countries: Map<string, CountryCode> | undefined;

/** A number of another country with its code, as "+61 8 9374 4000"; null where country or number says nothing. */
export function readForeignPhone(raw: string, country: string): string | null {
  if (raw.startsWith("+")) return raw;
  countries ??= countriesByName();
  const code = countries.get(country.toLowerCase().replace(/^the /, ""));
  const parsed = code && parsePhoneNumberFromString(raw, code);
  return parsed?.isPossible() ? parsed.formatInternational().replace(" ext. ", " x") : null;
}

function countriesByName(): Map<string, CountryCode> {
  const names = new Intl.DisplayNames("en", { type: "region" });
  const others = {
    uk: "GB",
    england: "GB",
    scotland: "GB",
    korea: "KR",
    czechia: "CZ",
    holland: "NL",
    uae: "AE",
  } as const;
  return new Map<string, CountryCode>([
    ...getCountries().flatMap((code): [string, CountryCode][] => [
      [(names.of(code) ?? code).toLowerCase(), code],
      [code.toLowerCase(), code],
    ]),
    ...Object.entries(others),
  ]);
}

/** Zone of a US number's area code: where the number was first given out. */
export function zoneOfPhone(e164: string): string | null {
  const [, code] = /^\+1(\d{3})\d{7}$/.exec(e164) ?? [];
  return code ? zoneOfAreaCode(code) : null;
}

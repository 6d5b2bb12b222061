import { levels, type Level } from "@/db/vocabulary/candidates";
import { licenseStatuses, licenseTypes, type LicenseStatus, type LicenseType } from "@/db/vocabulary/licenses";
import type { State } from "@/db/vocabulary/places";
import { formatDate } from "@/lib/format/time";

export type ListedLicense = readonly [
  type: LicenseType,
  state: State | null,
  status: LicenseStatus,
  expiresOn: string | null,
];

/** "PE FL", "OSHA 30", "PE GA (expired Jan 31, 2026)": what a narrow cell says of a license. */
function licenseWords(
  [type, state, status, expiresOn]: ListedLicense,
  today: string,
): { text: string; holds: boolean } {
  const name = state ? `${licenseTypes[type]} ${state}` : licenseTypes[type];
  if (expiresOn && expiresOn < today)
    return { text: `${name} (expired ${formatDate(expiresOn, "UTC")})`, holds: false };
  if (status !== "active") return { text: `${name} (${licenseStatuses[status].toLowerCase()})`, holds: false };
  return { text: name, holds: true };
}

/** Licenses that hold come first, then by name. */
export function licenseLine(
  licenses: readonly ListedLicense[] | null,
  today: string,
): { text: string; holds: boolean }[] {
  return (licenses ?? [])
    .map((one) => licenseWords(one, today))
    .toSorted((a, b) => Number(b.holds) - Number(a.holds) || (a.text < b.text ? -1 : 1));
}

/** "Senior · Tampa, FL" */
export function levelAndPlace(level: Level | null, city: string | null, state: string | null): string {
  return [level && levels[level], placeWords(city, state)].filter(Boolean).join(" · ");
}

export function placeWords(city: string | null, state: string | null): string {
  return [city, state].filter(Boolean).join(", ");
}

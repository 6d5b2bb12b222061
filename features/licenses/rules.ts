import type { z } from "zod";
import type { Discipline } from "@/db/vocabulary/candidates";
import { licenseTypes, stateLicenses, type LicenseStatus, type LicenseType } from "@/db/vocabulary/licenses";
import type { State } from "@/db/vocabulary/places";
import { Refusal } from "@/lib/errors";
import type { licenseFacts } from "./inputs";

/** A license as a profile shows it. Days are written as in "2026-03-12". */
export type ListedLicense = {
  id: string;
  type: LicenseType;
  discipline: Discipline | null;
  state: State | null;
  number: string | null;
  status: LicenseStatus;
  issuedOn: string | null;
  expiresOn: string | null;
  verifiedAt: Date | null;
  verifiedByName: string | null;
  updatedAt: Date;
};

/** A state grants it, and it allows no work in another state. */
export function isStateLicense(type: LicenseType): boolean {
  return (stateLicenses as readonly LicenseType[]).includes(type);
}

/** "PE FL", or "OSHA 30" where no state grants it. */
export function nameOfLicense(type: LicenseType, state: State | null): string {
  return state && isStateLicense(type) ? `${licenseTypes[type]} ${state}` : licenseTypes[type];
}

/** Why this license cannot be written down, or null. */
function refuseLicense(license: {
  type: LicenseType;
  state?: State | null | undefined;
  issuedOn?: string | null | undefined;
  expiresOn?: string | null | undefined;
}): { sentence: string; field: "state" | "expiresOn" } | null {
  if (isStateLicense(license.type) && !license.state)
    return { sentence: "Choose the state that issued this license.", field: "state" };
  if (license.issuedOn && license.expiresOn && license.expiresOn < license.issuedOn)
    return { sentence: "It cannot expire before it was issued.", field: "expiresOn" };
  return null;
}

/** Whether the license allows the work in a state on a day. Certificates without a state hold everywhere. */
export function licenseHolds(
  license: { type: LicenseType; state: State | null; status: LicenseStatus; expiresOn: string | null },
  state: State,
  onDay: string,
): boolean {
  if (license.status !== "active") return false;
  if (license.expiresOn && license.expiresOn < onDay) return false;
  return license.state === null ? !isStateLicense(license.type) : license.state === state;
}

/** A license as the table holds one. Throws where it cannot be written down. */
export function parseLicense(facts: z.output<typeof licenseFacts>) {
  const refused = refuseLicense(facts);
  if (refused) throw new Refusal(refused.sentence, refused.field);
  return {
    type: facts.type,
    discipline: facts.discipline ?? null,
    state: isStateLicense(facts.type) ? (facts.state ?? null) : null,
    number: facts.number || null,
    status: facts.status,
    issuedOn: facts.issuedOn ?? null,
    expiresOn: facts.expiresOn ?? null,
  };
}

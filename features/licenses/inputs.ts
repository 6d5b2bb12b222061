import { z } from "zod";
import { disciplines } from "@/db/vocabulary/candidates";
import { licenseStatuses, licenseTypes } from "@/db/vocabulary/licenses";
import { states } from "@/db/vocabulary/places";
import { day, instant, line } from "@/lib/input";
import { keysOf } from "@/lib/keys-of";

export const licenseFacts = z.object({
  type: z.enum(keysOf(licenseTypes)),
  discipline: z.enum(keysOf(disciplines)).nullish(),
  state: z.enum(keysOf(states)).nullish(),
  number: line(40).nullish(),
  status: z.enum(keysOf(licenseStatuses)).default("active"),
  issuedOn: day().nullish(),
  expiresOn: day().nullish(),
});

export const newLicense = licenseFacts.extend({ candidateId: z.guid() });
export type NewLicense = z.input<typeof newLicense>;

/** `seenAt`: the license's updatedAt as the screen showed it. Who changed it later was first. */
export const seenLicense = z.object({ licenseId: z.guid(), seenAt: instant().optional() });
export type SeenLicense = z.input<typeof seenLicense>;
export const changedLicense = licenseFacts.extend(seenLicense.shape);
export type ChangedLicense = z.input<typeof changedLicense>;

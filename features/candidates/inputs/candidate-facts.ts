import { z } from "zod";
import { disciplines, employmentTerms, levels, payUnits } from "@/db/vocabulary/candidates";
import { sectors, software } from "@/db/vocabulary/experience";
import { licenseFacts } from "@/features/licenses/inputs";
import { personFacts } from "@/features/people/inputs";
import { payCents, percent, yearsOfExperience } from "@/lib/amount-inputs";
import { day, line, lines, version } from "@/lib/input";
import { keysOf } from "@/lib/keys-of";

/** The most that is kept of what somebody wrote about a candidate. */
export const mostNotes = 100_000;

export const candidateFacts = personFacts.extend({
  title: line(120).optional(),
  discipline: z.enum(keysOf(disciplines)).nullish(),
  level: z.enum(keysOf(levels)).nullish(),
  sectors: z.array(z.enum(keysOf(sectors))).optional(),
  software: z.array(z.enum(keysOf(software))).optional(),
  terms: z.array(z.enum(keysOf(employmentTerms))).optional(),
  yearsExperience: yearsOfExperience.nullish(),
  currentEmployer: line(120).nullish(),
  availableOn: day("Enter a date.").nullish(),
  desiredPayCents: payCents.nullish(),
  desiredPayUnit: z.enum(keysOf(payUnits)).nullish(),
  travelPercent: percent.nullish(),
  source: line(80).nullish(),
  summary: lines(mostNotes).optional(),
  ownerId: z.guid().nullish(),
});

export const newCandidate = candidateFacts.extend({ licenses: z.array(licenseFacts).max(40).optional() });
export type NewCandidate = z.input<typeof newCandidate>;

/** Every field is optional: what is not named stays. */
export const changedFacts = candidateFacts.partial();

/** `version` is the one the form was filled from. */
export const changedCandidate = z.object({
  candidateId: z.guid(),
  version,
  facts: changedFacts,
});

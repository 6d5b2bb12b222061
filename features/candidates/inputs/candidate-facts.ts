import { z } from "zod";
import { disciplines, employmentTerms, levels, payUnits, sectors, software } from "@/db/vocabulary/candidates";
import { licenseFacts } from "@/features/licenses/inputs";
import { personFacts } from "@/features/people/inputs";
import { keysOf } from "@/lib/keys-of";
import { plainLine, plainLines } from "@/lib/plain-line";

const line = (max: number) => z.string().overwrite(plainLine).max(max, `Use at most ${max} characters.`);

export const candidateFacts = personFacts.extend({
  title: line(120).optional(),
  discipline: z.enum(keysOf(disciplines)).nullish(),
  level: z.enum(keysOf(levels)).nullish(),
  sectors: z.array(z.enum(keysOf(sectors))).optional(),
  software: z.array(z.enum(keysOf(software))).optional(),
  terms: z.array(z.enum(keysOf(employmentTerms))).optional(),
  yearsExperience: z.number().int().min(0).max(70).nullish(),
  currentEmployer: line(120).nullish(),
  availableOn: z.iso.date("Enter a date.").nullish(),
  desiredPayCents: z.number().int().positive("Enter an amount above zero.").max(2_000_000_000).nullish(),
  desiredPayUnit: z.enum(keysOf(payUnits)).nullish(),
  travelPercent: z.number().int().min(0).max(100).nullish(),
  source: line(80).nullish(),
  summary: z.string().overwrite(plainLines).max(10_000).optional(),
  ownerId: z.guid().nullish(),
});

export const newCandidate = candidateFacts.extend({ licenses: z.array(licenseFacts).max(40).optional() });
export type NewCandidate = z.input<typeof newCandidate>;

/** Every field is optional: what is not named stays. */
export const changedFacts = candidateFacts.partial();

/** `version` is the one the form was filled from. */
export const changedCandidate = z.object({
  candidateId: z.guid(),
  version: z.number().int().positive(),
  facts: changedFacts,
});

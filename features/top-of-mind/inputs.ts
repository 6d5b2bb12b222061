import { parseAsArrayOf, parseAsBoolean, parseAsStringLiteral } from "nuqs/server";
import { z } from "zod";
import { employmentTerms } from "@/db/vocabulary/candidates";
import { licenseTypes } from "@/db/vocabulary/licenses";
import { states } from "@/db/vocabulary/places";
import { dismissReasons } from "@/db/vocabulary/top-of-mind";
import { keptInput, whenInput } from "@/features/touches/inputs";
import { instant, line, lines } from "@/lib/input";
import { keysOf } from "@/lib/keys-of";
import { printParsers } from "@/lib/table-url";
import { parseAsId, parseAsText } from "@/lib/url-parsers";
import { callOutcomes } from "./rules/call-list";
import { widths } from "@/db/vocabulary/widths";

/** What a recruiter narrows the list by: filters, never points. */
export const topOfMindParsers = {
  state: parseAsArrayOf(parseAsStringLiteral(keysOf(states))).withDefault([]),
  license: parseAsArrayOf(parseAsStringLiteral(keysOf(licenseTypes))).withDefault([]),
  terms: parseAsArrayOf(parseAsStringLiteral(keysOf(employmentTerms))).withDefault([]),
  /** "1": those who ask for no more than the position pays. */
  pay: parseAsText.withDefault(""),
  /** How far beyond those with a history here is looked. */
  wide: parseAsStringLiteral(keysOf(widths)).withDefault("known"),
  /** "1": all rows, not the first fifty. */
  all: parseAsBoolean.withDefault(false),
  ...printParsers,
  /** A stored list, shown as it was. */
  list: parseAsId,
};

export const storeTopOfMindInput = z.object({
  positionId: z.uuid(),
  /** How far was looked: each width has lists of its own. */
  wide: z.enum(keysOf(widths)).default("known"),
});

export const dismissInput = z
  .object({
    positionId: z.uuid(),
    personId: z.uuid(),
    reason: z.enum(keysOf(dismissReasons), "Choose a reason."),
    note: line(300).default(""),
  })
  .refine(({ reason, note }) => reason !== "other" || note !== "", { path: ["note"], error: "Say why." });
export type DismissInput = z.input<typeof dismissInput>;

export const topForInput = z.object({ candidateId: z.uuid() });

export const restoreInput = z.object({ positionId: z.uuid(), personId: z.uuid() });

/** Whom to call, in this order. */
export const startCallListInput = z.object({
  positionId: z.uuid(),
  lines: z
    .array(z.object({ personId: z.uuid(), note: line(300).default("") }))
    .min(1, "Choose at least one person.")
    .max(100, "A call list holds at most 100 people."),
});
export type StartCallListInput = z.input<typeof startCallListInput>;

export const logCallInput = z.object({
  callListId: z.uuid(),
  personId: z.uuid(),
  outcome: z.enum(callOutcomes),
  note: lines(2000).default(""),
  /** The number that was dialed. */
  phoneId: z.uuid().nullish(),
  /** When it was; now unless told. */
  at: instant().optional(),
  ...keptInput,
});
export type LogCallInput = z.input<typeof logCallInput>;
export const calledFormInput = logCallInput.extend(whenInput);

import { z } from "zod";
import { pageAnswers, type ScoreTopic } from "@/db/vocabulary/check-ins";
import { payUnits } from "@/db/vocabulary/candidates";
import { pageDays, pageFields, pageNames, rightWays } from "@/db/vocabulary/submittals";
import { decisionInput } from "@/features/promises/inputs";
import { payCents } from "@/lib/amount-inputs";
import { anyText, day, lines, version } from "@/lib/input";
import { keysOf } from "@/lib/keys-of";

export const submitToClientInput = z
  .object({
    candidacyId: z.uuid(),
    version: version.optional(),
    contactId: z.uuid().nullish(),
    submittedOn: day("Enter the day it went to the client."),
    rightToRepresentOn: day("Enter the day they agreed.").nullish(),
    /** How they agreed, where nothing is on record yet. */
    rightWay: z.enum(keysOf(rightWays)).optional(),
    withoutRightReason: lines(500).optional(),
    payCents: payCents.nullish(),
    payUnit: z.enum(keysOf(payUnits)).nullish(),
    billCents: payCents.nullish(),
    note: lines(2000).optional(),
    decision: decisionInput,
  })
  .refine((input) => !input.payCents || input.payUnit, { path: ["payUnit"], error: "Per hour or per year?" });

/** A recruiter heard or read their yes. */
export const recordRightInput = z.object({
  candidacyId: z.uuid(),
  way: z.enum(["reply", "call"]),
  messageId: z.uuid().optional(),
});
export type SubmitToClientInput = z.infer<typeof submitToClientInput>;

export const makeSubmittalPageInput = z.object({
  positionId: z.uuid(),
  contactId: z.uuid("Choose a contact."),
  days: z.coerce
    .number(`Enter 1 to ${pageDays.most} days.`)
    .int(`Enter 1 to ${pageDays.most} days.`)
    .min(1, `Enter 1 to ${pageDays.most} days.`)
    .max(pageDays.most, `Enter 1 to ${pageDays.most} days.`),
  names: z.enum(keysOf(pageNames)),
  fields: z.array(z.enum(keysOf(pageFields))).max(keysOf(pageFields).length),
  people: z
    .array(z.object({ candidacyId: z.uuid(), note: lines(1000) }))
    .min(1, "Choose at least one person.")
    .max(20, "At most 20 people fit on one page.")
    .refine((all) => new Set(all.map(({ candidacyId }) => candidacyId)).size === all.length, "Each person once."),
});
export type MakeSubmittalPage = z.output<typeof makeSubmittalPageInput>;

export const submittalPageInput = z.object({ pageId: z.uuid() });

const score = z.coerce.number().int().min(1).max(5).optional();

/** The id of a card on a submittal page, as its form sends it. */
export const shownId = z.uuid();

/** One answer on a submittal page; a no says why. */
export const answerSubmittalInput = z
  .object({
    token: anyText(64).min(20),
    candidacyId: shownId,
    kind: z.enum(keysOf(pageAnswers)),
    words: lines(500),
    scores: z.object({ experience: score, skills: score, fit: score } satisfies Record<ScoreTopic, unknown>),
  })
  .refine(({ kind, words }) => kind !== "no" || words !== "", { path: ["words"], error: "Say why, in a few words." });
export type AnswerSubmittal = z.output<typeof answerSubmittalInput>;

import { z } from "zod";
import { payUnits } from "@/db/vocabulary/candidates";
import { rightWays } from "@/db/vocabulary/submittals";
import { decisionInput } from "@/features/promises/inputs";
import { payCents } from "@/lib/amount-inputs";
import { day, lines, version } from "@/lib/input";
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

import { z } from "zod";
import { processSubjects, purposes } from "@/db/vocabulary/purposes";
import { keysOf } from "@/lib/keys-of";

/** One send of one template to chosen people. `pressKey` is made by the page, so that a double press queues once. */
export const outreachInput = z.object({
  pressKey: z.uuid(),
  templateVersionId: z.uuid(),
  purpose: z.enum(keysOf(purposes)),
  processSubject: z.enum(keysOf(processSubjects)).optional(),
  positionId: z.uuid().optional(),
  reopeningId: z.uuid().optional(),
  recipients: z
    .array(z.object({ personId: z.uuid(), candidacyId: z.uuid().optional() }))
    .min(1, "Choose at least one person.")
    .max(1_000, "At most 1,000 people at once."),
  sendAt: z.coerce.date().optional(),
  overrideReason: z.string().trim().min(10, "Say in a sentence why the month is broken.").max(500).optional(),
});
export type OutreachInput = z.infer<typeof outreachInput>;

export const answerChoices = {
  interested: "I'm interested",
  later_1: "Not now, ask me in a month",
  later_3: "Not now, ask me in 3 months",
  later_6: "Not now, ask me in 6 months",
  stop: "Please stop",
} as const;
export type AnswerChoice = keyof typeof answerChoices;
export const answerInput = z.object({ token: z.string().min(20).max(64), choice: z.enum(keysOf(answerChoices)) });

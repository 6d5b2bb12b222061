import { z } from "zod";
import { decisionAnswers, type DecisionAnswer } from "@/db/vocabulary/check-ins";
import { anyText, day, instant, line, lines, wallClock } from "@/lib/input";
import { keysOf } from "@/lib/keys-of";

export const sendCheckInInput = z.object({
  contactId: z.uuid(),
  subject: line(200).min(1, "Enter a subject."),
  body: lines(5_000).min(1, "Write a line or two first."),
});
export type SendCheckIn = z.output<typeof sendCheckInInput>;

const words = lines(500);

/** A next step says which, and a new date says when. */
const whole = <T extends { kind: DecisionAnswer | "not_said"; words: string; on: string | null }>(
  answer: T,
  context: z.core.$RefinementCtx<T>,
) => {
  if (answer.kind === "next_step" && answer.words === "")
    context.addIssue({ code: "custom", path: ["words"], message: "Say what the next step is." });
  if (answer.kind === "new_date" && answer.on === null)
    context.addIssue({ code: "custom", path: ["on"], message: "Enter the new date." });
};

export const decisionId = z.uuid();

/** One answer on the page that a check-in links to. */
export const answerCheckInInput = z
  .object({
    token: anyText(64).min(20),
    promiseId: decisionId,
    kind: z.enum(keysOf(decisionAnswers)),
    words,
    on: day("Enter the new date.").nullable(),
  })
  .superRefine(whole);
export type AnswerCheckIn = z.output<typeof answerCheckInInput>;

/** What a contact said on the phone about each of their decisions. */
export const recordClientAnswersInput = z.object({
  contactId: z.uuid(),
  note: lines(5000),
  /** When they spoke; now unless told. */
  at: instant().optional(),
  /** The same on the clocks of the recruiter. */
  happenedAt: wallClock().nullish(),
  answers: z
    .array(
      z
        .object({
          promiseId: z.uuid(),
          kind: z.enum([...keysOf(decisionAnswers), "not_said"]),
          words,
          on: day("Enter the new date.").nullable(),
        })
        .superRefine(whole),
    )
    .min(1, "Choose what they said about at least one candidate.")
    .max(100),
});
export type RecordClientAnswers = z.output<typeof recordClientAnswersInput>;

export const clientAnswerInput = z.object({ answerId: z.uuid() });

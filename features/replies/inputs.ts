import { z } from "zod";
import { anyText } from "@/lib/input";
import { keysOf } from "@/lib/keys-of";

export const answerChoices = {
  interested: "I'm interested",
  later_1: "Not now, ask me in a month",
  later_3: "Not now, ask me in 3 months",
  later_6: "Not now, ask me in 6 months",
  stop: "Please stop",
  /** Only of an email that asks for it. */
  represent: "Yes, you may represent me",
} as const;
export type AnswerChoice = keyof typeof answerChoices;
export const answerInput = z.object({ token: anyText(64).min(20), choice: z.enum(keysOf(answerChoices)) });
/** What a recruiter may say of a reply that Callback was not sure of. */
export const readReplyInput = z.object({ replyId: z.guid(), meaning: z.enum(["stop", "interested", "answer"]) });
export type ReadReplyInput = z.infer<typeof readReplyInput>;
export const retryWebhookEventInput = z.object({ svixId: anyText(200).min(1) });

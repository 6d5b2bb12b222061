import { z } from "zod";
import { keysOf } from "@/lib/keys-of";

export const answerChoices = {
  interested: "I'm interested",
  later_1: "Not now, ask me in a month",
  later_3: "Not now, ask me in 3 months",
  later_6: "Not now, ask me in 6 months",
  stop: "Please stop",
} as const;
export type AnswerChoice = keyof typeof answerChoices;
export const answerInput = z.object({ token: z.string().min(20).max(64), choice: z.enum(keysOf(answerChoices)) });
export const retryWebhookEventInput = z.object({ svixId: z.string().min(1).max(200) });

import { z } from "zod";

export const cancelMessageInput = z.object({ messageId: z.uuid() });
export const pauseSendingInput = z.object({ reason: z.string().max(200, "Keep it to 200 characters.") });
export const resumeSendingInput = z.object({});
export const settleMessageInput = z.object({
  messageId: z.uuid(),
  went: z.boolean(),
  note: z.string().max(500, "Keep it to 500 characters."),
});

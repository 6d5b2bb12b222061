import { z } from "zod";
import { lines } from "@/lib/input";

export const cancelMessageInput = z.object({ messageId: z.uuid() });
export const pauseSendingInput = z.object({ reason: lines(200, "Keep it to 200 characters.") });
export const resumeSendingInput = z.object({});
export const settleMessageInput = z.object({
  messageId: z.uuid(),
  went: z.boolean(),
  note: lines(500, "Keep it to 500 characters."),
});

export const outreachInput = z.object({ outreachId: z.uuid() });

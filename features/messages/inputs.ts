import { z } from "zod";

export const cancelMessageInput = z.object({ messageId: z.uuid() });
export const pauseSendingInput = z.object({ reason: z.string() });
export const resumeSendingInput = z.object({});

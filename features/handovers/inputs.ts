import { z } from "zod";

export const ownedInput = z.object({ recruiterId: z.uuid() });

/** `toId` is who takes over; null where they own nothing. */
export const closeAccountInput = z.object({ recruiterId: z.uuid(), toId: z.uuid().nullable() });
export type CloseAccountInput = z.infer<typeof closeAccountInput>;

export const undoCloseAccountInput = z.object({ operationId: z.uuid() });

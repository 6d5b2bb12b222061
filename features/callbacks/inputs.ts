import { z } from "zod";
import { plainLine } from "@/lib/plain-line";

const reason = z.string().overwrite(plainLine).min(1, "Say why, in a few words.").max(300);

export const nextCallback = z.object({ dueAt: z.coerce.date(), reason });

export const newCallback = nextCallback.extend({
  personId: z.guid(),
  /** Whose reminder it is; the one who makes it unless named. */
  recruiterId: z.guid().nullish(),
  positionId: z.guid().nullish(),
});
export type NewCallback = z.input<typeof newCallback>;

export const callbackChoice = z.object({ callbackId: z.guid() });

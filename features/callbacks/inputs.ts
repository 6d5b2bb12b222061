import { z } from "zod";
import { instant, line } from "@/lib/input";

const reason = line(300).min(1, "Say why, in a few words.");

export const nextCallback = z.object({ dueAt: instant(), reason });

export const newCallback = nextCallback.extend({
  personId: z.guid(),
  /** Whose reminder it is; the one who makes it unless named. */
  recruiterId: z.guid().nullish(),
  positionId: z.guid().nullish(),
});
export type NewCallback = z.input<typeof newCallback>;

export const callbackChoice = z.object({ callbackId: z.guid() });

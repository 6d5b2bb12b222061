import { z } from "zod";
import { touchDirections, touchKinds, touchOutcomes } from "@/db/vocabulary/touches";
import { nextCallback } from "@/features/callbacks/inputs";
import { keysOf } from "@/lib/keys-of";
import { plainLines } from "@/lib/plain-line";

export const newTouch = z.object({
  personId: z.guid(),
  kind: z.enum(keysOf(touchKinds)),
  outcome: z.enum(keysOf(touchOutcomes)),
  direction: z.enum(keysOf(touchDirections)).default("out"),
  note: z.string().overwrite(plainLines).max(2000, "At most 2,000 characters.").default(""),
  /** When it happened; now unless told. */
  at: z.coerce.date().optional(),
  positionId: z.guid().nullish(),
  candidacyId: z.guid().nullish(),
  /** The number that was dialed: "wrong number" is written on it. */
  phoneId: z.guid().nullish(),
  callback: nextCallback.nullish(),
  /** Close-out of which the person has now heard. */
  tellsOutcomeOf: z.guid().nullish(),
  /** They said yes to the position of the candidacy. */
  saidYes: z.boolean().optional(),
  /** Interview they were thanked for: the touch hangs on its candidacy. */
  thanksFor: z.guid().nullish(),
});
export type NewTouch = z.input<typeof newTouch>;

import { z } from "zod";
import { touchDirections, touchKinds, touchOutcomes } from "@/db/vocabulary/touches";
import { nextCallback } from "@/features/callbacks/inputs";
import { instant, lines, wallClock } from "@/lib/input";
import { keysOf } from "@/lib/keys-of";

/** Whose call it is, where it was kept without a connection: nobody else logs it. */
export const keptInput = { keptBy: z.guid().nullish() };

export const newTouch = z.object({
  personId: z.guid(),
  kind: z.enum(keysOf(touchKinds)),
  outcome: z.enum(keysOf(touchOutcomes)),
  direction: z.enum(keysOf(touchDirections)).default("out"),
  note: lines(5000).default(""),
  /** When it happened; now unless told. */
  at: instant().optional(),
  positionId: z.guid().nullish(),
  candidacyId: z.guid().nullish(),
  /** The number that was dialed: "wrong number" is written on it. */
  phoneId: z.guid().nullish(),
  callback: nextCallback.nullish(),
  /** Close-out of which the person has now heard. */
  tellsOutcomeOf: z.guid().nullish(),
  /** They said yes to the position of the candidacy. */
  saidYes: z.boolean().optional(),
  /** Interview they were thanked for: the touch is about its candidacy. */
  thanksFor: z.guid().nullish(),
  ...keptInput,
});
export type NewTouch = z.input<typeof newTouch>;

/** When it happened: a moment, or what the clocks of the recruiter showed; now where nothing is said. */
export const whenInput = { at: instant().optional(), happenedAt: wallClock().nullish() };

/** What the panel sends: a touch, and hours as the wall clock of the recruiter shows them ("2026-03-12T09:00"). */
export const loggedTouch = newTouch.omit({ callback: true, thanksFor: true }).extend({
  ...whenInput,
  callbackAt: wallClock().nullish(),
  callbackReason: lines(300).default(""),
});

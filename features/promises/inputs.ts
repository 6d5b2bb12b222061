import { z } from "zod";
import { day } from "@/lib/input";

/** "When will they decide?" A date of theirs, or ours where they didn't say. */
export const decisionInput = z.union([z.object({ on: day() }), z.object({ theyDidNotSay: z.literal(true) })], {
  error: "Enter the date, or check that they didn't say.",
});
export type Decision = z.infer<typeof decisionInput>;

export const setDecisionDateInput = z.intersection(
  z.union([z.object({ candidacyId: z.uuid() }), z.object({ positionId: z.uuid() })]),
  decisionInput,
);
export type SetDecisionDateInput = z.infer<typeof setDecisionDateInput>;

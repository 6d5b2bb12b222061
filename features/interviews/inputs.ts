import { z } from "zod";
import { debriefSides, interviewKinds, verdicts } from "@/db/vocabulary/interviews";
import { decisionInput } from "@/features/promises/inputs";
import { keysOf } from "@/lib/keys-of";

const zones = new Set(Intl.supportedValuesOf("timeZone"));
const zone = z.string().refine((name) => zones.has(name), "Choose a time zone.");
const hours = {
  startsAt: z.coerce.date("Enter when it starts."),
  endsAt: z.coerce.date("Enter when it ends."),
  zone,
  place: z.string().trim().max(300).optional(),
};

export const scheduleInterviewInput = z.object({
  candidacyId: z.uuid(),
  version: z.int().optional(),
  contactId: z.uuid().nullish(),
  round: z.int().min(1).max(20).optional(),
  kind: z.enum(keysOf(interviewKinds)),
  ...hours,
});
export type ScheduleInterviewInput = z.infer<typeof scheduleInterviewInput>;

export const moveInterviewInput = z.object({
  interviewId: z.uuid(),
  /** The start that the mover saw: who moved it meanwhile was first. */
  seenStartsAt: z.coerce.date().optional(),
  ...hours,
});
export type MoveInterviewInput = z.infer<typeof moveInterviewInput>;

export const endInterviewInput = z.object({
  interviewId: z.uuid(),
  reason: z.string().trim().max(500).optional(),
});
export type EndInterviewInput = z.infer<typeof endInterviewInput>;

export const recordDebriefInput = z.object({
  interviewId: z.uuid(),
  side: z.enum(keysOf(debriefSides)),
  verdict: z.enum(keysOf(verdicts)).nullish(),
  wouldSubmitAgain: z.enum(keysOf(verdicts)).nullish(),
  note: z.string().trim().max(4000),
  decision: decisionInput.optional(),
});
export type RecordDebriefInput = z.infer<typeof recordDebriefInput>;

export const noteThankYouInput = z.object({ interviewId: z.uuid() });

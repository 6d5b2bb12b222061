import { z } from "zod";
import { debriefSides, interviewKinds, verdicts } from "@/db/vocabulary/interviews";
import { decisionInput } from "@/features/promises/inputs";
import { keysOf } from "@/lib/keys-of";
import { plainLine, plainLines } from "@/lib/plain-line";

const zones = new Set(Intl.supportedValuesOf("timeZone"));
const zone = z.string().refine((name) => zones.has(name), "Choose a time zone.");
const hours = {
  startsAt: z.coerce.date("Enter when it starts."),
  endsAt: z.coerce.date("Enter when it ends."),
  zone,
  place: z.string().overwrite(plainLine).max(300).optional(),
};

const scheduleInterviewInput = z.object({
  candidacyId: z.uuid(),
  version: z.int().optional(),
  contactId: z.uuid().nullish(),
  round: z.int().min(1).max(20).optional(),
  kind: z.enum(keysOf(interviewKinds)),
  ...hours,
});
export type ScheduleInterviewInput = z.infer<typeof scheduleInterviewInput>;

const why = z.string().overwrite(plainLine).max(500).optional();

const moveInterviewInput = z.object({
  interviewId: z.uuid(),
  reason: why,
  /** The start that the mover saw: who moved it meanwhile was first. */
  seenStartsAt: z.coerce.date().optional(),
  ...hours,
});
export type MoveInterviewInput = z.infer<typeof moveInterviewInput>;

export const endInterviewInput = z.object({
  interviewId: z.uuid(),
  reason: why,
});
export type EndInterviewInput = z.infer<typeof endInterviewInput>;

export const recordDebriefInput = z.object({
  interviewId: z.uuid(),
  side: z.enum(keysOf(debriefSides)),
  verdict: z.enum(keysOf(verdicts)).nullish(),
  wouldSubmitAgain: z.enum(keysOf(verdicts)).nullish(),
  note: z.string().overwrite(plainLines).max(4000),
  decision: decisionInput.optional(),
  /** How they said it, where they said it to us: it is logged as a conversation. */
  spokeBy: z.enum(["call", "meeting"]).nullish(),
});
export type RecordDebriefInput = z.infer<typeof recordDebriefInput>;

const clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Enter a time, such as 2:00 PM.");
const wall = { day: z.iso.date("Enter the day."), from: clock, until: clock };

/** As it is agreed with people: a day and two hours by the clock of a zone. */
export const scheduleFormInput = scheduleInterviewInput.omit({ startsAt: true, endsAt: true }).extend(wall);
export const moveFormInput = moveInterviewInput.omit({ startsAt: true, endsAt: true }).extend(wall);

export const noteThankYouInput = z.object({ interviewId: z.uuid() });

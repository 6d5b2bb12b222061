import { z } from "zod";
import { debriefSides, interviewKinds, verdicts } from "@/db/vocabulary/interviews";
import { decisionInput } from "@/features/promises/inputs";
import { whenInput } from "@/features/touches/inputs";
import { anyText, day, instant, line, lines, version } from "@/lib/input";
import { keysOf } from "@/lib/keys-of";

const zones = new Set(Intl.supportedValuesOf("timeZone"));
const zone = anyText(80).refine((name) => zones.has(name), "Choose a time zone.");
const hours = {
  startsAt: instant("Enter when it starts."),
  endsAt: instant("Enter when it ends."),
  zone,
  place: line(300).optional(),
};

const scheduleInterviewInput = z.object({
  candidacyId: z.uuid(),
  version: version.optional(),
  contactId: z.uuid().nullish(),
  round: z.int().min(1).max(20).optional(),
  kind: z.enum(keysOf(interviewKinds)),
  ...hours,
});
export type ScheduleInterviewInput = z.infer<typeof scheduleInterviewInput>;

const why = line(500).optional();

const moveInterviewInput = z.object({
  interviewId: z.uuid(),
  reason: why,
  /** The start that the mover saw: who moved it meanwhile was first. */
  seenStartsAt: instant().optional(),
  ...hours,
});
export type MoveInterviewInput = z.infer<typeof moveInterviewInput>;

export const endInterviewInput = z.object({
  interviewId: z.uuid(),
  reason: why,
});
export type EndInterviewInput = z.infer<typeof endInterviewInput>;

const recordDebriefInput = z.object({
  interviewId: z.uuid(),
  side: z.enum(keysOf(debriefSides)),
  verdict: z.enum(keysOf(verdicts)).nullish(),
  wouldSubmitAgain: z.enum(keysOf(verdicts)).nullish(),
  note: lines(4000),
  decision: decisionInput.optional(),
  /** How they said it, where they said it to us: it is logged as a conversation. */
  spokeBy: z.enum(["call", "meeting"]).nullish(),
  /** When they said it; now unless told. */
  at: instant().optional(),
});
export type RecordDebriefInput = z.infer<typeof recordDebriefInput>;
export const debriefFormInput = recordDebriefInput.extend(whenInput);

const clock = line(5).regex(/^([01]\d|2[0-3]):[0-5]\d$/, "Enter a time, such as 2:00 PM.");
const wall = { day: day("Enter the date."), from: clock, until: clock };

/** As it is agreed with people: a day and two hours by the clock of a zone. */
export const scheduleFormInput = scheduleInterviewInput.omit({ startsAt: true, endsAt: true }).extend(wall);
export const moveFormInput = moveInterviewInput.omit({ startsAt: true, endsAt: true }).extend(wall);

export const noteThankYouInput = z.object({ interviewId: z.uuid() });

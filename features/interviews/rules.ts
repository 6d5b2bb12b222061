import type { DebriefSide, InterviewState } from "@/db/vocabulary/interviews";
import { dayIn, instantAt, plusWorkingDays, type Holidays } from "@/lib/calendar";
import { Refusal } from "@/lib/errors";

const hour = 3_600_000;

/**
 * By when each side has to be debriefed (DESIGN 2, rule 1): the candidate within 24 h of the end; the client's contact by
 * the later of that and noon of the next working day at the client's site.
 */
export function debriefDueAt(
  side: DebriefSide,
  endsAt: Date,
  { clientZone, debriefHours, holidays }: { clientZone: string; debriefHours: number; holidays: Holidays },
): Date {
  const within = new Date(endsAt.getTime() + debriefHours * hour);
  if (side === "candidate") return within;
  const noon = instantAt(plusWorkingDays(dayIn(clientZone, endsAt), 1, holidays), 12, clientZone);
  return noon > within ? noon : within;
}

/** Where a round stands for the people who work on it. */
export type Standing = "upcoming" | "under_way" | "debrief_due" | "past" | "off";

export function standingOf(
  interview: { startsAt: Date; endsAt: Date; state: InterviewState; debriefed: DebriefSide[] },
  now: Date,
): Standing {
  if (interview.state !== "scheduled") return "off";
  if (now < interview.startsAt) return "upcoming";
  if (now < interview.endsAt) return "under_way";
  return interview.debriefed.length < 2 ? "debrief_due" : "past";
}

export function requireHours({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): void {
  if (endsAt <= startsAt) throw new Refusal("It has to end after it starts.", "endsAt");
  if (endsAt.getTime() - startsAt.getTime() > 12 * hour)
    throw new Refusal("An interview of more than twelve hours: is the end right?", "endsAt");
}

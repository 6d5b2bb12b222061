import type { DebriefSide, InterviewState } from "@/db/vocabulary/interviews";
import { clockIn, dayIn, instantAt, plusDays, plusWorkingDays, type Holidays } from "@/lib/calendar";
import { Refusal } from "@/lib/errors";

const hour = 3_600_000;

/**
 * By when each side has to be debriefed (docs/rules-of-contact.md, rule 1): the candidate within 24 h of the end; the
 * client's contact by the later of that and noon of the next working day at the client's site.
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

/** The Mondays of the last four weeks, this one the last: how debriefs went is told by them. */
export function lastWeeks(zone: string, now: Date): [string, string, string, string] {
  const today = dayIn(zone, now);
  const weekday = new Date(`${today}T12:00:00Z`).getUTCDay();
  const monday = plusDays(today, -((weekday + 6) % 7));
  return [plusDays(monday, -21), plusDays(monday, -14), plusDays(monday, -7), monday];
}

/** Where a round stands for the people who work on it. */
export type InterviewStatus = "upcoming" | "under_way" | "debrief_due" | "past" | "off";

export function interviewStatus(
  interview: { startsAt: Date; endsAt: Date; state: InterviewState; debriefed: DebriefSide[] },
  now: Date,
): InterviewStatus {
  if (interview.state !== "scheduled") return "off";
  if (now < interview.startsAt) return "upcoming";
  if (now < interview.endsAt) return "under_way";
  return interview.debriefed.length < 2 ? "debrief_due" : "past";
}

export type WallHours = { day: string; from: string; until: string; zone: string };

/** The instants of an hour as it was agreed: on a day, from and until by the clock of a zone. */
export function hoursOf({ day, from, until, zone }: WallHours): { startsAt: Date; endsAt: Date } {
  return { startsAt: instantOf(day, from, zone, "from"), endsAt: instantOf(day, until, zone, "until") };
}

function instantOf(day: string, clock: string, zone: string, field: string): Date {
  const [hours, minutes] = clock.split(":").map(Number) as [number, number];
  const at = instantAt(day, hours, zone, minutes);
  if (clockIn(zone, at) !== clock)
    throw new Refusal("The clocks go forward that night: this time does not exist.", field);
  return at;
}

export function requireHours({ startsAt, endsAt }: { startsAt: Date; endsAt: Date }): void {
  if (endsAt <= startsAt) throw new Refusal("The end has to be after the start.", "until");
  if (endsAt.getTime() - startsAt.getTime() > 12 * hour)
    throw new Refusal("This interview is longer than twelve hours. Check the end time.", "until");
}

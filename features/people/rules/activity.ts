import type { PlacementState } from "@/db/vocabulary/offers";
import type { ContactRules } from "@/db/vocabulary/settings";
import { dayIn, instantAt, plusDays, plusWorkingDays, type Holidays } from "@/lib/calendar";

/** The year in which an "until" that has no end is written. */
export const noEnd = new Date("9999-01-01T00:00:00Z");

export type CandidacyFacts = {
  saidYesAt: Date | null;
  closedAt: Date | null;
  placement: { state: PlacementState; startOn: string | null; endsOn: string | null; endedAt: Date | null } | null;
};

/**
 * Until when a person is in process: from their yes until five working days after the close-out, or 90 days after a
 * start; contractors to the end of the assignment (docs/rules-of-contact.md, rule 0). Null where they never said yes to
 * anything.
 */
export function inProcessUntil(
  candidacies: CandidacyFacts[],
  zone: string,
  contactRules: ContactRules,
  holidays: Holidays,
): Date | null {
  const ends = candidacies.filter((one) => one.saidYesAt).map((one) => end(one, zone, contactRules, holidays));
  return ends.reduce<Date | null>((latest, next) => (latest && latest >= next ? latest : next), null);
}

type CountedFacts = {
  zone: string;
  isCandidate: boolean;
  attempts: Date[];
  lastConversationAt: Date | null;
  restLiftedAt: Date | null;
  stood: CandidacyFacts[];
};

/** The counters of a person that the rules of contact make of their facts; the other facts stay as they are. */
export function countersOf<F extends CountedFacts>(
  { zone, isCandidate, attempts, restLiftedAt, stood, ...own }: F,
  { contactRules, holidays }: { contactRules: ContactRules; holidays: Holidays },
) {
  const answered = [own.lastConversationAt, restLiftedAt].filter((at) => at !== null);
  return {
    ...own,
    ...unansweredAttempts(attempts, answered, zone, contactRules.attemptsBeforeResting, isCandidate),
    inProcessUntil: inProcessUntil(stood, zone, contactRules, holidays),
  };
}

function end(
  { closedAt, placement }: CandidacyFacts,
  zone: string,
  contactRules: ContactRules,
  holidays: Holidays,
): Date {
  if (closedAt)
    return endOf(plusWorkingDays(dayIn(zone, closedAt), contactRules.processWorkingDaysAfterCloseOut, holidays), zone);
  if (placement?.endedAt)
    return endOf(
      plusWorkingDays(dayIn(zone, placement.endedAt), contactRules.processWorkingDaysAfterCloseOut, holidays),
      zone,
    );
  if (placement?.endsOn) return endOf(placement.endsOn, zone);
  if (placement?.startOn) return endOf(plusDays(placement.startOn, contactRules.processDaysAfterStart), zone);
  return noEnd;
}

function endOf(day: string, zone: string) {
  return instantAt(plusDays(day, 1), 0, zone);
}

/**
 * Attempts in a row without an answer, and since when the person rests: all attempts of one day in the person's zone
 * count as one (docs/rules-of-contact.md, rule 6). `attempts` and `answers` in any order. Only candidates rest.
 */
export function unansweredAttempts(
  attempts: Date[],
  answers: Date[],
  zone: string,
  limit: number,
  isCandidate: boolean,
) {
  const lastAnswer = answers.reduce((latest, next) => Math.max(latest, next.getTime()), Number.NEGATIVE_INFINITY);
  const days = new Map<string, Date>();
  for (const at of attempts.filter((one) => one.getTime() > lastAnswer).toSorted((a, b) => a.getTime() - b.getTime())) {
    const day = dayIn(zone, at);
    if (!days.has(day)) days.set(day, at);
  }
  const firsts = [...days.values()];
  return { unanswered: firsts.length, restingSince: isCandidate ? (firsts[limit - 1] ?? null) : null };
}

import type { InterviewState } from "@/db/vocabulary/interviews";

/** Why an email about an interview, written after so many of its changes, would not be true now; null where it is. */
export function outdatedInterview(
  { state, startsAt, sequence, written }: { state: InterviewState; startsAt: Date; sequence: number; written: number },
  now: Date,
): string | null {
  if (written !== sequence)
    return state === "canceled" ? "the interview was canceled since" : "the interview was rescheduled since";
  if (state === "no_show") return "they did not show up for the interview";
  return startsAt <= now ? "the interview has already started" : null;
}

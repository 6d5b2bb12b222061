import type { PromiseState } from "@/db/vocabulary/promises";
import { dayIn, endOfDayIn, plusDays, plusWorkingDays, type Holidays } from "@/lib/calendar";
import { Refusal } from "@/lib/errors";
import type { Decision } from "../inputs";

type Due = { dueOn: string; zone: string };

/** The day by which they decide, in the zone of the client's site. "They didn't say" sets our own. */
export function decisionDay(
  decision: Decision,
  zone: string,
  now: Date,
  ownWorkingDays: number,
  holidays: Holidays,
): { dueOn: string; setByUs: boolean } {
  const today = dayIn(zone, now);
  if (!("on" in decision)) return { dueOn: plusWorkingDays(today, ownWorkingDays, holidays), setByUs: true };
  if (decision.on < today) throw new Refusal("The decision date is in the past. Choose today or later.", "on");
  if (decision.on > plusDays(today, 366)) throw new Refusal("Choose a decision date within a year.", "on");
  return { dueOn: decision.on, setByUs: false };
}

/** It has passed at the end of its day at the client's site. */
export function hasPassed({ dueOn, zone }: Due, now: Date): boolean {
  return now >= endOfDayIn(zone, dueOn);
}

/** What becomes of a promise that a new date takes the place of. */
export function stateOnNewDate(due: Due, now: Date): Extract<PromiseState, "moved" | "broken"> {
  return hasPassed(due, now) ? "broken" : "moved";
}

/** What becomes of a promise that was answered: an answer after its day came, but the promise was not kept. */
export function stateOnAnswer(due: Due, now: Date): Extract<PromiseState, "kept" | "broken"> {
  return hasPassed(due, now) ? "broken" : "kept";
}

import type { EmploymentTerm } from "@/db/vocabulary/candidates";
import { dayIn, plusDays } from "@/lib/calendar";
import { Refusal } from "@/lib/errors";

export function requireOfferDays(
  { startOn, expiresOn }: { startOn?: string | null | undefined; expiresOn?: string | null | undefined },
  zone: string,
  now: Date,
): void {
  const today = dayIn(zone, now);
  if (expiresOn && expiresOn < today) throw new Refusal("The offer would already have expired.", "expiresOn");
  if (startOn && startOn < today) throw new Refusal("The start date is in the past.", "startOn");
}

/** Until when a fall-off is refilled: contracts end by their date and have no guarantee. */
export function guaranteeUntil(
  startOn: string | null,
  { term, guaranteeDays }: { term: EmploymentTerm; guaranteeDays: number },
): string | null {
  return startOn && term !== "contract" && guaranteeDays > 0 ? plusDays(startOn, guaranteeDays) : null;
}

export function requireAssignmentDays(
  { startOn, endsOn }: { startOn: string | null; endsOn?: string | null | undefined },
  term: EmploymentTerm,
): void {
  if (!endsOn) return;
  if (term === "direct_hire") throw new Refusal("A direct hire has no last day.", "endsOn");
  if (startOn && endsOn <= startOn) throw new Refusal("The last day has to be after the start date.", "endsOn");
}

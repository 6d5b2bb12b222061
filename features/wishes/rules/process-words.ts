import type { PlacementState } from "@/db/vocabulary/offers";
import { formatDate } from "@/lib/format/time";

export type ProcessFacts = {
  closedAt: Date | null;
  /** When they were told how it ended. */
  toldAt: string | null;
  submitted: boolean;
  interviewed: boolean;
  offer: string | null;
  placement: PlacementState | null;
  startOn: string | null;
};

/**
 * Where somebody stands, in words that are true and theirs to hear: an end that nobody has told them yet is told by a
 * person and not by a page.
 */
export function processWords(facts: ProcessFacts, zone: string): string {
  if (facts.closedAt && facts.toldAt) return `Ended ${formatDate(facts.closedAt, zone)}`;
  if (facts.closedAt) return "Please ask us where this stands";
  if (facts.placement === "fell_off" || facts.placement === "completed") return "Ended";
  if (facts.placement) return facts.startOn ? `Accepted, start ${formatDate(facts.startOn, "UTC")}` : "Accepted";
  if (facts.offer === "extended") return "Offer";
  if (facts.interviewed) return "Interviewing";
  return facts.submitted ? "Submitted" : "You told us you are interested";
}

import { plural } from "@/lib/format/count";

/** How a client kept the decision dates that it named itself; those we set for it do not count. */
export type DecisionDates = { met: number; of: number; lateDays: number };

/** "4 of 9, 11 days late on average": late days are those of the dates that were not met. */
export function decisionDatesWords({ met, of, lateDays }: DecisionDates): string {
  if (of === 0) return "none yet";
  if (met === of) return `${met} of ${of}`;
  const late = Math.max(1, Math.round(lateDays / (of - met)));
  return `${met} of ${of}, ${plural(late, "day")} late on average`;
}

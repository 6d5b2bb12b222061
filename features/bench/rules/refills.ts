import { formatCount, plural } from "@/lib/format/count";

/** So far back go the reopenings of "this week", and the openings that are counted as refilled. */
export const weekDays = 7;
export const refillMonths = 12;

/** Who filled an opening that came back: each number opens the rows of one of these. */
export const refilledFrom = { known: "Known people", others: "Others", nobody: "Not filled" } as const;
export type RefilledFrom = keyof typeof refilledFrom;

/** Why somebody counts as known. */
export const knownBy = { list: "On its Top of mind list", history: "Known before" } as const;
export type KnownBy = keyof typeof knownBy;

export type RefillCounts = {
  known: number;
  others: number;
  nobody: number;
  /** Median days from back open to filled; null where none was filled so. */
  knownDays: number | null;
  othersDays: number | null;
};

/** "33%" of those that were filled; nothing where none was. */
export function shareWords(count: number, { known, others }: RefillCounts): string {
  return known + others === 0 ? "–" : `${Math.round((100 * count) / (known + others))}%`;
}

/** How much sooner known people filled them, in one sentence. */
export function savedWords({ known, others, knownDays, othersDays }: RefillCounts): string {
  if (knownDays === null || othersDays === null)
    return known + others === 0
      ? "No opening that came back was filled in this time."
      : "Days saved need openings filled both ways: by known people and by others.";
  const sooner = othersDays - knownDays;
  if (sooner === 0) return "Both took the same number of days.";
  if (sooner < 0) return `Known people took ${days(-sooner)} longer.`;
  return `Known people filled an opening ${days(sooner)} sooner: ${days(sooner * known)} saved over ${plural(known, "opening")}.`;
}

/** A median may be a half. */
export function days(count: number): string {
  return Number.isInteger(count) ? plural(count, "day") : `${formatCount(Math.floor(count))}.5 days`;
}

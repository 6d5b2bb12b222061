import { isIn, type Stage } from "@/db/vocabulary/candidacies";

/** Whole days since the card came to its stage. */
export function daysInStage(stageAt: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - stageAt.getTime()) / 86_400_000));
}

export type Age = "fresh" | "slow" | "stuck";

/** Green to five days, amber to ten, red from eleven on. */
export const stuckAfterDays = 11;

export function ageOf(stage: Stage, days: number): Age {
  if (isIn("arrived", stage)) return "fresh";
  if (days >= stuckAfterDays) return "stuck";
  return days > 5 ? "slow" : "fresh";
}

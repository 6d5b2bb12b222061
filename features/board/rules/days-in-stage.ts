import type { Stage } from "@/db/vocabulary/candidacies";

/** Whole days since the card came to its stage. */
export function daysInStage(stageAt: Date, now: Date): number {
  return Math.max(0, Math.floor((now.getTime() - stageAt.getTime()) / 86_400_000));
}

export type Age = "fresh" | "slow" | "stuck";

/** Green to five days, amber to ten, red from eleven on. */
export const stuckAfterDays = 11;

/** Stages that a card is not moved on from: who is placed has arrived, and a start is waited for. */
export const arrived: Stage[] = ["accepted", "placed"];

export function ageOf(stage: Stage, days: number): Age {
  if (arrived.includes(stage)) return "fresh";
  if (days >= stuckAfterDays) return "stuck";
  return days > 5 ? "slow" : "fresh";
}

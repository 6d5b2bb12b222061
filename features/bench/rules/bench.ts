/** Who ends an assignment within so many days is about to be free. */
export const freeWithinDays = 90;

/** Why somebody is on the bench. */
export const benchKinds = { runner_up: "Runner-up", free: "About to be free" } as const;
export type BenchKind = keyof typeof benchKinds;

/** How long ago the last conversation with them was. */
export const freshness = {
  quarter: "In the last 90 days",
  year: "In the last year",
  older: "More than a year ago",
  never: "Never",
} as const;
export type Freshness = keyof typeof freshness;

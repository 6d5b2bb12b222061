import type { TouchOutcome } from "@/db/vocabulary/touches";
import { outcomesOf } from "@/features/touches/rules";
import { keysOf } from "@/lib/keys-of";
import { pointTable } from "./points";

/** What can come of a call. */
export const callOutcomes = outcomesOf.call.out;
export type CallOutcome = (typeof callOutcomes)[number];

/** The key of each outcome, while no field is typed in. */
export const outcomeKeys = {
  s: "spoke",
  v: "left_voicemail",
  n: "no_answer",
  w: "wrong_number",
} as const satisfies Record<string, CallOutcome>;

export function outcomeOfKey(key: string): CallOutcome | null {
  const known = keysOf(outcomeKeys).find((one) => one === key);
  return known ? outcomeKeys[known] : null;
}

/** A call was logged with this outcome: what the line says of it, after who did it and when. */
export const calledWords = {
  spoke: "spoke with them",
  left_voicemail: "left a voicemail",
  no_answer: "no answer",
  wrong_number: "wrong number",
  sent: "wrote to them",
  replied: "heard from them",
  auto_reply: "got an auto-reply",
} as const satisfies Record<TouchOutcome, string>;

type Points = { id: string; points: number }[];

/** Points in one line: the total, and the three that weigh most. Null where the person was on no list. */
export function pointsLine(points: Points): string | null {
  if (points.length === 0) return null;
  const total = points.reduce((sum, one) => sum + one.points, 0);
  const best = points
    .filter((one) => one.points > 0)
    .toSorted((a, b) => b.points - a.points || a.id.localeCompare(b.id))
    .slice(0, 3);
  const labels: Record<string, { label: string }> = pointTable;
  const words = best.map(({ id, points: value }) => `${labels[id]?.label ?? id} +${value}`);
  return [`${total} ${total === 1 ? "point" : "points"}`, ...words].join(" · ");
}

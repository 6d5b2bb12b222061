import type { Gated } from "./facts";
import type { Ranked } from "./rank";

/** Somebody whose place on a list changes: places from 1. */
export type Moved = { candidateId: string; from: number; to: number; totalFrom: number; totalTo: number };

/** So many of a list are looked at: who is further down is not called first either way. */
const shown = 10;

/** Who among the first of either list stands elsewhere on the other, in the order of the new one. */
export function movedOf(before: Ranked<Gated>[], after: Ranked<Gated>[]): Moved[] {
  const old = new Map(before.map((row, index) => [row.finalist.candidateId, { place: index + 1, total: row.total }]));
  return after.flatMap(({ finalist: { candidateId }, total }, index) => {
    const was = old.get(candidateId);
    const to = index + 1;
    if (!was || was.place === to || Math.min(was.place, to) > shown) return [];
    return [{ candidateId, from: was.place, to, totalFrom: was.total, totalTo: total }];
  });
}

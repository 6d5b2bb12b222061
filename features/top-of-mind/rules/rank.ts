import type { Stage } from "@/db/vocabulary/candidacies";
import { compare, nearestFirst, places, type Asked, type Gated, type Place } from "./facts";
import { gateOf, warningsOf, type GateId } from "./gates";
import { furthest, pointsOf, totalOf, type Point } from "./points";

export type Ranked<T extends Gated> = {
  finalist: T;
  points: Point[];
  total: number;
  warnings: string[];
  /** Where they are known from, nearest first. */
  place: Place;
  /** Their stage where they stand on this position's board. */
  boardStage: Stage | null;
};
export type NotListed<T extends Gated> = { finalist: T; gate: GateId; sentence: string; known: string };

/**
 * The list of a position: by total; equal totals by who got further, then from nearer, then whom we spoke to last, then
 * by id. The order of the input changes nothing.
 */
export function rankFinalists<T extends Gated>(
  asked: Asked,
  finalists: T[],
  today: string,
): { rows: Ranked<T>[]; notListed: NotListed<T>[] } {
  const rows: Ranked<T>[] = [];
  const notListed: NotListed<T>[] = [];
  for (const one of finalists) {
    const finalist = { ...one, tries: nearestFirst(one.tries) };
    const gate = gateOf(asked, finalist, today);
    if (gate) {
      notListed.push({ finalist, ...gate, known: furthest(finalist.tries).sentence });
      continue;
    }
    const points = pointsOf(asked, finalist, today);
    const [nearest] = finalist.tries;
    rows.push({
      finalist,
      points,
      total: totalOf(points),
      warnings: warningsOf(asked, finalist),
      place: nearest?.place ?? "elsewhere",
      boardStage: finalist.tries.find((one) => one.place === "position")?.openStage ?? null,
    });
  }
  return {
    rows: rows.toSorted(byTotal),
    notListed: notListed.toSorted(
      (a, b) =>
        furthest(b.finalist.tries).points - furthest(a.finalist.tries).points ||
        compare(a.finalist.candidateId, b.finalist.candidateId),
    ),
  };
}

const nearness = Object.keys(places);

function byTotal(a: Ranked<Gated>, b: Ranked<Gated>): number {
  return (
    b.total - a.total ||
    furthest(b.finalist.tries).points - furthest(a.finalist.tries).points ||
    nearness.indexOf(a.place) - nearness.indexOf(b.place) ||
    compare(b.finalist.lastConversationOn ?? "", a.finalist.lastConversationOn ?? "") ||
    compare(a.finalist.candidateId, b.finalist.candidateId)
  );
}

import { isIn, type Stage } from "@/db/vocabulary/candidacies";
import { compare, nearestFirst, places, type Asked, type Gated, type Place } from "./facts";
import { gateOf, licenseQuestionOf, warningsOf, type GateId, type LicenseQuestion } from "./gates";
import { furthest, pointsOf, totalOf, type Point, type Weights } from "./points";

export type Ranked<T extends Gated> = {
  finalist: T;
  points: Point[];
  total: number;
  warnings: string[];
  /** The required license, where it is not recorded. */
  license: LicenseQuestion | null;
  /** Where they are known from, nearest first. */
  place: Place;
  /** Their stage on this position's board, where they are on it. */
  boardStage: Stage | null;
  /** They said they are interested in this position. */
  interested: boolean;
  /** Where else they are in process with us: the client has them, and it is open. */
  elsewhere: { restricted: boolean; positionId: string | null; clientName: string; stage: Stage } | null;
};
export type NotListed<T extends Gated> = { finalist: T; gate: GateId; sentence: string; known: string };

/**
 * The list of a position: who is interested in it, then by total; equal totals by who got further, then from nearer, then whom we spoke to last, then
 * by id. The order of the input changes nothing. Without weights those of the table hold.
 */
export function rankFinalists<T extends Gated>(
  asked: Asked,
  finalists: T[],
  today: string,
  weights?: Weights,
): { rows: Ranked<T>[]; notListed: NotListed<T>[] } {
  const rows: Ranked<T>[] = [];
  const notListed: NotListed<T>[] = [];
  const reached = new Map<T, number>();
  for (const one of finalists) {
    const finalist = { ...one, tries: nearestFirst(one.tries) };
    const best = furthest(finalist.tries);
    reached.set(finalist, best.points);
    const gate = gateOf(asked, finalist, today);
    if (gate) {
      notListed.push({ finalist, ...gate, known: best.sentence });
      continue;
    }
    const points = pointsOf(asked, finalist, today, weights);
    const [nearest] = finalist.tries;
    rows.push({
      finalist,
      points,
      total: totalOf(points),
      warnings: warningsOf(asked, finalist, today),
      license: licenseQuestionOf(asked, finalist),
      place: nearest?.place ?? "elsewhere",
      boardStage: finalist.tries.find((one) => one.place === "position")?.openStage ?? null,
      interested: finalist.tries.some((one) => one.place === "position" && one.interested),
      elsewhere: elsewhereOf(finalist),
    });
  }
  const further = (a: T, b: T) => (reached.get(b) ?? 0) - (reached.get(a) ?? 0);
  return {
    rows: rows.toSorted(byTotal(further)),
    notListed: notListed.toSorted(
      (a, b) => further(a.finalist, b.finalist) || compare(a.finalist.candidateId, b.finalist.candidateId),
    ),
  };
}

function elsewhereOf({ tries }: Gated): Ranked<Gated>["elsewhere"] {
  const open = tries.find(({ place, openStage }) => place !== "position" && openStage && isIn("presented", openStage));
  if (!open?.openStage) return null;
  const { restricted, positionId, clientName, openStage } = open;
  return { restricted, positionId, clientName, stage: openStage };
}

const nearness = Object.keys(places);

function byTotal<T extends Gated>(further: (a: T, b: T) => number) {
  return (a: Ranked<T>, b: Ranked<T>): number =>
    Number(b.interested) - Number(a.interested) ||
    b.total - a.total ||
    further(a.finalist, b.finalist) ||
    nearness.indexOf(a.place) - nearness.indexOf(b.place) ||
    compare(b.finalist.lastConversationOn ?? "", a.finalist.lastConversationOn ?? "") ||
    compare(a.finalist.candidateId, b.finalist.candidateId);
}

import { pointGroupDefaults, type GroupWeights } from "@/db/vocabulary/top-of-mind";
import { keysOf } from "@/lib/keys-of";
import { groups, pointTable, type Weights } from "./points";

/**
 * The firm's weight of each group, spread over its points as the table does: whole numbers whose sum is the weight. Where
 * a share leaves a rest, the largest rests are rounded up, the first of equals first.
 */
export function weightsOf(groupWeights: GroupWeights = pointGroupDefaults): Weights {
  const spread = keysOf(groups).flatMap((group) => {
    const own = keysOf(pointTable).filter((id) => pointTable[id].group === group);
    const shares = own.map((id) => {
      const share = (pointTable[id].most * groupWeights[group]) / pointGroupDefaults[group];
      return { id, whole: Math.floor(share), rest: share - Math.floor(share) };
    });
    const left = groupWeights[group] - shares.reduce((sum, { whole }) => sum + whole, 0);
    const up = new Set(shares.toSorted((x, y) => y.rest - x.rest).slice(0, left));
    return shares.map((share) => [share.id, share.whole + (up.has(share) ? 1 : 0)] as const);
  });
  const byId = new Map(spread);
  return Object.fromEntries(keysOf(pointTable).map((id) => [id, byId.get(id) ?? 0])) as Weights;
}

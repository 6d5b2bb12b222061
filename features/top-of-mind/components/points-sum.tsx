import { SumTable } from "@/components/sum-table";
import { keysOf } from "@/lib/keys-of";
import { groups, pointTable, totalOf, type Point } from "../rules/points";

/** Every point with its sentence, by group, and the sum that makes the total. */
export function PointsSum({ points, total }: { points: Point[]; total: number }) {
  const sums = keysOf(groups).map((group) => {
    const own = points.filter((one) => pointTable[one.id].group === group);
    const lines = own.map(({ id, points: value, sentence }) => ({
      id,
      label: pointTable[id].label,
      words: sentence,
      value,
      most: pointTable[id].most,
    }));
    const most = lines.reduce((sum, line) => sum + line.most, 0);
    return { id: group, label: groups[group], lines, sum: totalOf(own), most };
  });
  return <SumTable caption="Points, each with its reason" groups={sums} total={total} most={100} />;
}

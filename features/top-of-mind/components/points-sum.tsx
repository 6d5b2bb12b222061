import Link from "next/link";
import { SumTable } from "@/components/sum-table";
import { keysOf } from "@/lib/keys-of";
import { groups, pointTable, totalOf, type Point } from "../rules/points";

type Props = { points: Point[]; total: number; candidateId: string };

/** Every point with its sentence, which leads to the fact behind it, by group, and the sum that makes the total. */
export function PointsSum({ points, total, candidateId }: Props) {
  const sums = keysOf(groups).map((group) => {
    const own = points.filter((one) => pointTable[one.id].group === group);
    const lines = own.map(({ id, points: value, sentence, about, most = pointTable[id].most }) => ({
      id,
      label: pointTable[id].label,
      words: (
        <Link
          href={about ? `/positions/${about.positionId}/board?card=${about.candidacyId}` : `/candidates/${candidateId}`}
          prefetch={false}
        >
          {sentence}
        </Link>
      ),
      value,
      most,
    }));
    const most = lines.reduce((sum, line) => sum + line.most, 0);
    return { id: group, label: groups[group], lines, sum: totalOf(own), most };
  });
  return <SumTable caption="Points, each with its reason" groups={sums} total={total} most={100} />;
}

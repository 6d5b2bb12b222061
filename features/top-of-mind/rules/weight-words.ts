import { pointGroupBounds, pointGroupDefaults, type GroupWeights, type PointGroup } from "@/db/vocabulary/top-of-mind";
import { keysOf } from "@/lib/keys-of";
import { plural } from "@/lib/format/count";
import type { Moved } from "./list-change";
import { groups } from "./points";

const sentences: Record<PointGroup, string> = {
  how_far:
    "An offer, a final round, an interview or a submittal: most on the position itself, then at its client, then elsewhere.",
  client_said:
    "The client’s verdict after an interview, whether they would consider them again, and the runner-up mark.",
  fit: "Role, sector, license, software, pay and availability against what the position asks for.",
  warmth: "How lately someone spoke with them, whether they answer, and why it ended last time.",
};

/** What a group of points is called on the screen that changes its weight, and what it is about. */
export function weightWords(group: PointGroup): { label: string; sentence: string } {
  const [least, most] = pointGroupBounds[group];
  const bounds = `From ${least} to ${most}, ${pointGroupDefaults[group]} by default.`;
  return { label: groups[group], sentence: `${sentences[group]} ${bounds}` };
}

/** The weights as they are, for whoever may not change them. */
export function weightRows(weights: GroupWeights): [string, string][] {
  return keysOf(groups).map((group) => [groups[group], `up to ${plural(weights[group], "point")}`]);
}

/** "Ana Lopez: 4th → 2nd (61 → 66 points)" */
export function movedWords({ name, from, to, totalFrom, totalTo }: Moved & { name: string }): string {
  return `${name}: ${to < from ? "up" : "down"} from ${from} to ${to} (${totalFrom} → ${plural(totalTo, "point")})`;
}

import { getTopOfMind, type TopRow } from "@/features/top-of-mind/queries/get-top-of-mind";
import { groups, pointTable, type PointId } from "@/features/top-of-mind/rules/points";
import { keysOf } from "@/lib/keys-of";
import { rounded } from "../measure";
import type { Asked, Outcome } from "../outcome";
import { say } from "../say";
import { guiseOf } from "./guises";
import { keysByCandidate, otherNames, otherOrders } from "./other-orders";
import { mean, ndcgAt10, recallAt5 } from "./score";
import { startWorld } from "./start-world";
import type { Reopening } from "./world";
import { rowId } from "./write-world";

const leastTimes = 1.3;
/** Lists that are asked for at once. */
const atOnce = 4;
type Scores = { recall5: number[]; ndcg10: number[] };

/**
 * Asks the product for the list of every reopening of a made-up firm, through the query of the screen, and compares it
 * with a truth that is written nowhere: with it and with the same people in other orders.
 */
export async function benchBacktest(asked: Asked, stack: AsyncDisposableStack): Promise<Outcome> {
  const { world, owner, context } = await startWorld(asked, guiseOf, stack);
  const orders = await otherOrders(owner, world);
  const keys = keysByCandidate(world);
  const positions = new Map(world.positions.map((one) => [one.key, one]));

  const scores = new Map<string, Scores>();
  const scored = (name: string, order: string[], { truth }: Reopening) => {
    const of = scores.get(name) ?? { recall5: [], ndcg10: [] };
    of.recall5.push(recallAt5(order, truth));
    of.ndcg10.push(ndcgAt10(order, truth));
    scores.set(name, of);
  };
  const listed: number[] = [];
  const left = [...world.reopenings];
  const judge = async () => {
    for (let one = left.pop(); one; one = left.pop()) {
      const { rows } = await getTopOfMind(context(), { positionId: rowId("position", one.position) });
      const keyOf = ({ candidateId }: TopRow) => keys.get(candidateId) ?? "";
      const order = rows.map(keyOf);
      listed.push(order.length);
      scored("list", order, one);
      for (const [name, without] of lessons(rows)) scored(`without ${name}`, without.map(keyOf), one);
      const position = positions.get(one.position);
      if (!position) throw new Error(`No position is called ${one.position}.`);
      const others = await orders(position, order);
      for (const name of otherNames) scored(name, others[name], one);
      // What the best order of the people on the list would find: the rest of the truth stands on no list.
      scored(
        "best order",
        order.toSorted((a, b) => (one.truth[b] ?? 0) - (one.truth[a] ?? 0)),
        one,
      );
    }
  };
  await Promise.all(Array.from({ length: atOnce }, judge));
  return outcomeOf(scores, world.reopenings.length, mean(listed));
}

function outcomeOf(scores: Map<string, Scores>, reopenings: number, listed: number): Outcome {
  const of = (name: string) => {
    const { recall5 = [], ndcg10 = [] } = scores.get(name) ?? {};
    return { recall5: rounded(mean(recall5), 4), ndcg10: rounded(mean(ndcg10), 4) };
  };
  const list = of("list");
  const [best] = otherNames.map(of).toSorted((a, b) => b.recall5 - a.recall5);
  const bestNdcg = Math.max(...otherNames.map((name) => of(name).ndcg10));
  const times = rounded(list.recall5 / (best?.recall5 ?? 1), 2);
  const table = [...scores.keys()].map((name) => {
    const { recall5, ndcg10 } = of(name);
    const adds = name.startsWith("without ") ? { adds_recall5: rounded(list.recall5 - recall5, 4) } : {};
    return [name, { recall5, ndcg10, ...adds }] as const;
  });
  console.table(Object.fromEntries(table));
  say(`${rounded(listed)} people on a list; ${times} times the recall of the best other order`);
  return {
    line: {
      reopenings,
      recall5: list.recall5,
      ndcg10: list.ndcg10,
      best_other_recall5: best?.recall5 ?? 0,
      best_other_ndcg10: bestNdcg,
    },
    never:
      times < leastTimes
        ? [`The list has ${times} times the recall of the best other order; ${leastTimes} is the least.`]
        : [],
    times,
    listed,
    orders: Object.fromEntries(table),
  };
}

/** The list as it would be without each group of points, and without each point. Equal totals stay as they stood. */
function lessons(rows: TopRow[]): [string, TopRow[]][] {
  const without = (left: PointId[]) => {
    const total = ({ points }: TopRow) =>
      points.reduce((sum, one) => sum + (left.includes(one.id) ? 0 : one.points), 0);
    return rows.toSorted((a, b) => Number(b.interested) - Number(a.interested) || total(b) - total(a));
  };
  const ids = keysOf(pointTable);
  return [
    ...keysOf(groups).map((group): [string, TopRow[]] => [
      `group ${group}`,
      without(ids.filter((id) => pointTable[id].group === group)),
    ]),
    ...ids.map((id): [string, TopRow[]] => [id, without([id])]),
  ];
}

type Truth = Record<string, number>;

/** How many of the five who were truly best to call are among the first five. Where fewer would be hired at all, of those. */
export function recallAt5(order: string[], truth: Truth): number {
  const best = new Set(bestFirst(truth).slice(0, 5));
  return best.size === 0 ? 1 : order.slice(0, 5).filter((key) => best.has(key)).length / best.size;
}

/** What the first ten are worth, each the less the further down they stand, of the most that ten could be worth. */
export function ndcgAt10(order: string[], truth: Truth): number {
  const worth = (keys: string[]) =>
    keys.slice(0, 10).reduce((sum, key, at) => sum + (truth[key] ?? 0) / Math.log2(at + 2), 0);
  const most = worth(bestFirst(truth));
  return most === 0 ? 1 : worth(order) / most;
}

function bestFirst(truth: Truth): string[] {
  return Object.entries(truth)
    .filter(([, value]) => value > 0)
    .toSorted(([a, one], [b, other]) => other - one || (a < b ? -1 : 1))
    .map(([key]) => key);
}

export function mean(values: number[]): number {
  return values.reduce((sum, one) => sum + one, 0) / Math.max(1, values.length);
}

/** The value below which so many percent of the samples lie; nearest rank. */
export function percentile(samples: number[], percent: number): number {
  if (samples.length === 0) throw new Error("No samples were taken.");
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)] as number;
}

/**
 * Runs each of several things so many times, in turns and one after the other, and returns the durations of each in ms.
 * In turns, so that what else the machine does falls on all of them alike, and each time another one first, for whoever
 * asks second finds warm what the first one asked. The first few runs only warm up.
 */
export async function timedInTurns(runs: number, warmUp: number, things: ((run: number) => Promise<unknown>)[]) {
  const samples: number[][] = things.map(() => []);
  for (let turn = 0; turn < warmUp + runs; turn += 1)
    for (let place = 0; place < things.length; place += 1) {
      const index = (turn + place) % things.length;
      const start = performance.now();
      await things[index]?.(turn);
      if (turn >= warmUp) samples[index]?.push(performance.now() - start);
    }
  return samples;
}

/** Runs something so many times, one after the other, and returns each duration in ms; the first few runs only warm up. */
export async function timed(runs: number, warmUp: number, thing: (run: number) => Promise<unknown>): Promise<number[]> {
  const [samples] = await timedInTurns(runs, warmUp, [thing]);
  return samples as number[];
}

/** Runs something by several users at once for a bounded time; returns durations in ms and how many a second. */
export async function atOnce(users: number, forMs: number, run: (user: number) => Promise<unknown>) {
  const samples: number[] = [];
  const start = performance.now();
  const use = async (user: number) => {
    while (performance.now() - start < forMs) {
      const begun = performance.now();
      await run(user);
      samples.push(performance.now() - begun);
    }
  };
  await Promise.all(Array.from({ length: users }, (_, user) => use(user)));
  return { samples, perSecond: samples.length / ((performance.now() - start) / 1000) };
}

export function rounded(value: number, digits = 1): number {
  return Number(value.toFixed(digits));
}

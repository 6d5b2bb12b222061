/** The value below which so many percent of the samples lie; nearest rank. */
export function percentile(samples: number[], percent: number): number {
  if (samples.length === 0) throw new Error("No samples were taken.");
  const sorted = samples.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil((percent / 100) * sorted.length) - 1)] as number;
}

/** Runs something so many times, one after the other, and returns each duration in ms; the first few runs only warm up. */
export async function timed(runs: number, warmUp: number, run: (index: number) => Promise<unknown>): Promise<number[]> {
  const samples: number[] = [];
  for (let index = -warmUp; index < runs; index += 1) {
    const start = performance.now();
    await run(index + warmUp);
    if (index >= 0) samples.push(performance.now() - start);
  }
  return samples;
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

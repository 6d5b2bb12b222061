type Timed = { name: string; ms: number };

const shown = 12;

/** Says what took longest of a run: whoever adds to the tests sees where their time goes. */
export function sayLongest(timed: Timed[]) {
  const longest = timed.toSorted((a, b) => b.ms - a.ms).slice(0, shown);
  console.log(`\nWhat took longest, of ${seconds(timed.reduce((sum, { ms }) => sum + ms, 0))} s in all lanes:`);
  for (const { name, ms } of longest) console.log(`${seconds(ms).padStart(7)} s  ${name}`);
}

const seconds = (ms: number) => (ms / 1000).toFixed(1);

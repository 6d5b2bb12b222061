import { seededRandom } from "../../local/demo/random";

/** Draws that are the same on each run for a seed, with the bell curve that the demonstration firm has no use for. */
export function chanceOf(seed: number) {
  const random = seededRandom(seed);
  /** Normal, by Box and Muller. */
  const bell = (spread = 1) =>
    spread * Math.sqrt(-2 * Math.log(1 - random.next())) * Math.cos(2 * Math.PI * random.next());
  return { ...random, bell };
}
export type Chance = ReturnType<typeof chanceOf>;

export function sigmoid(value: number): number {
  return 1 / (1 + Math.exp(-value));
}

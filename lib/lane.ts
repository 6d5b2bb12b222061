import { Refusal } from "./errors";

/** No more may wait, and whoever comes now is told so at once. */
export class LaneFull extends Refusal {}

/**
 * Lets so many pieces of work run at once and so many wait, so that what many ask for at the same time leaves room for
 * the rest of the process.
 */
export function lane({ atOnce, waiting, full }: { atOnce: number; waiting: number; full: string }) {
  let running = 0;
  const queue: (() => void)[] = [];
  return async <T>(work: () => Promise<T>): Promise<T> => {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw new LaneFull(full);
      await new Promise<void>((resolve) => queue.push(resolve));
    } else running += 1;
    try {
      return await work();
    } finally {
      const next = queue.shift();
      // Whoever waited takes the place over.
      if (next) next();
      else running -= 1;
    }
  };
}

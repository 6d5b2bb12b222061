export interface Clock {
  now(): number;
  advance(milliseconds: number): void;
}

/** What time it is for everything that the stand-in writes down and tells: the installation's one clock. */
export type Now = () => Date;

/** The clock idempotency keys age by. Webhook timestamps stay on real time, or their signatures would be refused. */
export function adjustableClock(source: () => number = Date.now): Clock {
  let offset = 0;
  return {
    now: () => source() + offset,
    advance(milliseconds) {
      offset += milliseconds;
    },
  };
}

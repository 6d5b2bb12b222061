import { faultOf } from "@/lib/fault";
import { log } from "@/lib/log";
import { pulseSeconds, retrySeconds } from "./schedule";

type Pulse = {
  /** Before the first sign of life, and whenever the database is back: what has to hold before anything is done. */
  prepare: () => Promise<void>;
  sign: () => Promise<void>;
  onAnswer: () => void;
};

/**
 * Writes the worker's sign of life for as long as it runs, and knows by it whether the database answers. A worker may
 * start before its database and outlives its absence: nothing is tried until a sign of life has worked again.
 */
export function startPulse({ prepare, sign, onAnswer }: Pulse) {
  let answers = false;
  let silent = false;
  let stopped = false;
  let timer: NodeJS.Timeout | undefined;
  let beating = beat();

  async function beat() {
    try {
      if (!answers) await prepare();
      await sign();
      const isBack = !answers;
      answers = true;
      silent = false;
      if (isBack) onAnswer();
    } catch (error) {
      // Said once, however long it lasts.
      if (!silent) log.error(faultOf(error), "The worker waits for the database.");
      answers = false;
      silent = true;
    }
    if (stopped) return;
    const seconds = answers ? pulseSeconds : retrySeconds;
    timer = setTimeout(() => {
      beating = beat();
    }, seconds * 1_000);
  }

  return {
    answers: () => answers,
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await beating;
    },
  };
}

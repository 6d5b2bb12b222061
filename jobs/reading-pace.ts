import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@/db/client";
import type { Context } from "@/db/context";
import { noteSlowDown, takeRequests } from "@/features/messages/mutations/sender-state";
import type { ReadingPace } from "@/lib/mailer";

/** So often the bucket is asked for one request; whoever reads tries again later anyway. */
const mostAsks = 20;

/** Lets requests that read, and those that push the list of opt-outs, have their turn in the bucket of all workers. */
export function readingPace({ db, clock }: { db: Database; clock: () => Date }): ReadingPace {
  const at = (): Context => ({ actor: { kind: "system", name: "reading-pace" }, now: clock(), db });
  return {
    turn: async () => {
      for (let asked = 0; asked < mostAsks; asked += 1) {
        const { inMs, againInMs } = await takeRequests(at(), { wanted: 1, use: "reading" });
        const [ms] = inMs;
        if (ms === undefined && againInMs === null) return false;
        await sleep(ms ?? Math.max(1, againInMs ?? 1));
        if (ms !== undefined) return true;
      }
      return false;
    },
    slowDown: async (seconds) => noteSlowDown(at(), seconds),
  };
}

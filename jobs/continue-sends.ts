import type { Context } from "@/db/context";
import type { Database } from "@/db/client";
import { continueSending } from "@/features/outreach/mutations/send-draft";
import { listOpenSends } from "@/features/outreach/queries/list-outreaches";

type Shell = { db: Database; clock: () => Date; signal: AbortSignal; onError: (error: unknown) => void };

/** Goes on with every send that a request began, in parts of 100 people: also where that request is dead. */
export async function continueSends({ db, clock, signal, onError }: Shell): Promise<number> {
  const context = (): Context => ({ actor: { kind: "system", name: "continue-sends" }, now: clock(), db });
  const open = await listOpenSends(context());
  for (const send of open) {
    try {
      let left = true;
      while (left && !signal.aborted) ({ left } = await continueSending(context(), send));
    } catch (error) {
      // The others go on, and this one is tried again at the next sweep.
      onError(error);
    }
  }
  return open.length;
}

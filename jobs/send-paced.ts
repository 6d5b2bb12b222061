import { setTimeout as sleep } from "node:timers/promises";
import type { Database } from "@/db/client";
import type { Context } from "@/db/context";
import { noteRate, takeRequests } from "@/features/messages/mutations/sender-state";
import { findSenderBlock } from "@/features/messages/queries/due-messages";
import type { Mailer } from "@/lib/mailer";

export type SendJob = {
  db: Database;
  mailer: Mailer;
  /** The one clock, read anew at each step. */
  clock: () => Date;
  /** Aborted on shutdown: nothing new is claimed, what is claimed is sent and recorded. */
  signal: AbortSignal;
  /** What went wrong with one email: its lease or its next attempt finds it, and the others go on. */
  onError: (error: unknown) => void;
};

/** So many requests of one worker are under way or promised at once. */
const most = 20;
/** How long a worker waits for an account that was told to slow down, before it leaves it to the sweep. */
const mostSlowDownMs = 2_000;

type Paced<Task> = {
  job: SendJob;
  at: () => Context;
  use: "queue" | "recruiters";
  countDue: (context: Context, limit: number) => Promise<number>;
  /** Claims so many at most. What was settled without a request counts as dealt with. */
  claim: (context: Context, limit: number) => Promise<{ tasks: Task[]; settled: number }>;
  perform: (task: Task) => Promise<void>;
};

/**
 * Deals with everything that is due, as fast as the bucket of all workers lets it: requests first, then the claim, then
 * each request at its own instant, while the next ones are claimed. Returns how many it dealt with.
 */
export async function sendPaced<Task>({ job, at, use, countDue, claim, perform }: Paced<Task>): Promise<number> {
  const underWay = new Set<Promise<void>>();
  const faults: unknown[] = [];
  let dealt = 0;
  let waited = false;
  try {
    while (!job.signal.aborted) {
      if (underWay.size >= most) await Promise.race(underWay);
      const due = await countDue(at(), most - underWay.size);
      if (due === 0) {
        // What is under way may be due again, and what it answered may make the others wait.
        if (underWay.size === 0) break;
        await Promise.race(underWay);
        continue;
      }
      const turns = await takeRequests(at(), { wanted: due, use });
      const takenAt = performance.now();
      if (turns.againInMs === null) {
        const ms = waited ? null : await slowDownLeft(at());
        if (ms === null) break;
        waited = true;
        await sleep(ms);
        continue;
      }
      waited = false;
      if (turns.inMs.length === 0) {
        await sleep(Math.max(1, turns.againInMs));
        continue;
      }
      const { tasks, settled } = await claim(at(), turns.inMs.length);
      for (const [index, task] of tasks.entries()) {
        // A claim takes a moment, now more and now less: what need not go at once goes a step later, and so evenly.
        const inMs = turns.inMs[index] ?? 0;
        const startsAt = takenAt + inMs + (inMs > 0 ? turns.spacingMs : 0);
        const run = async () => inTurn(job, startsAt, async () => perform(task));
        const done = run().catch((error: unknown) => {
          faults.push(error);
        });
        underWay.add(done);
        void forget(underWay, done);
      }
      if (tasks.length + settled === 0) break;
      dealt += tasks.length + settled;
    }
  } finally {
    await Promise.all(underWay);
  }
  if (faults.length > 0) throw faults[0];
  return dealt;
}

async function forget(underWay: Set<Promise<void>>, done: Promise<void>) {
  await done;
  underWay.delete(done);
}

async function inTurn(job: SendJob, startsAt: number, perform: () => Promise<void>) {
  const ms = startsAt - performance.now();
  if (ms > 0) await sleep(ms);
  await perform().catch(job.onError);
}

/** How long the account has to wait, where that is the ordinary "slow down" and soon over; else null. */
async function slowDownLeft(context: Context): Promise<number | null> {
  const block = await findSenderBlock(context);
  if (!block) return 1;
  const ms = (block.blockedUntil?.getTime() ?? 0) - context.now.getTime();
  return block.stoppedAt || block.reason || ms > mostSlowDownMs ? null : Math.max(1, ms);
}

/** Writes down what Resend's last answer to this worker said of the limit, for all of them. */
export async function learnRate(job: SendJob, context: Context) {
  const perSecond = job.mailer.perSecond();
  if (perSecond !== null) await noteRate(context, perSecond);
}

import type { Database } from "@/db/client";
import type { Context } from "@/db/context";
import {
  claimContactPushes,
  recordContactPush,
  type ClaimedPush,
} from "@/features/suppressions/mutations/push-contacts";
import type { Mailer } from "@/lib/mailer";

type PushJob = { db: Database; mailer: Mailer; clock: () => Date; onError: (error: unknown) => void };

/** So few in one run, and no second run before the next sweep: a long list leaves the account's requests to email. */
const inOneRun = 5;

/**
 * Tells Resend's contacts who opted out, and who no longer did, so that a broadcast from the same account leaves them
 * out too. Resend's own list of suppressions would stop email about a process as well, so it is not that one. Returns
 * how many it dealt with.
 */
export async function pushOptOuts(job: PushJob): Promise<number> {
  const claimed = await claimContactPushes(at(job), inOneRun);
  await Promise.all(claimed.map(async (push) => pushOne(job, push)));
  return claimed.length;
}

async function pushOne(job: PushJob, push: ClaimedPush) {
  try {
    const answer = await job.mailer.pushContact(push.address, push.unsubscribed);
    await recordContactPush(at(job), { ...push, answer });
  } catch (error) {
    // Its lease runs out, and then it is told again.
    job.onError(error);
  }
}

function at({ db, clock }: PushJob): Context {
  return { actor: { kind: "system", name: "push-opt-outs" }, now: clock(), db };
}

import type { Database } from "@/db/client";
import { sendDigest } from "@/features/digests/mutations/send-digest";
import { listDueDigests } from "@/features/digests/queries/list-due-digests";

type DigestJob = { db: Database; clock: () => Date; signal: AbortSignal; onError: (error: unknown) => void };

/** Queues the digests that are due, each in a transaction of its own: one that fails holds up nobody else's. */
export async function sendDigests({ db, clock, signal, onError }: DigestJob): Promise<number> {
  const at = () => ({ actor: { kind: "system", name: "send-digests" } as const, now: clock(), db });
  let queued = 0;
  for (const recruiterId of await listDueDigests(at())) {
    if (signal.aborted) break;
    try {
      if (await sendDigest(at(), { recruiterId })) queued += 1;
    } catch (error) {
      onError(error);
    }
  }
  return queued;
}

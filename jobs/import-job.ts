import type { Database } from "@/db/client";
import type { Context } from "@/db/context";
import { failImport } from "@/features/imports/mutations/fail-import";
import { Refusal } from "@/lib/errors";
import { faultWords, isPassing } from "@/lib/fault";

export type ImportJob = { db: Database; clock: () => Date; signal: AbortSignal; onError: (error: unknown) => void };

type Attempt = Pick<ImportJob, "signal" | "onError"> & { importId: string };

/**
 * Works on one file, so that it keeps no other from its turn: one that cannot be read ends as failed with the sentence
 * that says why, one that broke with the code of its fault. Where only the database was away it is tried again.
 */
export async function endingAsFailed(
  context: () => Context,
  { importId, signal, onError }: Attempt,
  work: () => Promise<void>,
) {
  try {
    await work();
  } catch (error) {
    // A worker that leaves half-way: the next one finds the file as it was.
    if (signal.aborted && error === signal.reason) return;
    if (error instanceof Refusal) return failImport(context(), { importId, reason: error.message });
    onError(error);
    if (!isPassing(error)) await failImport(context(), { importId, error: faultWords(error) });
  }
}

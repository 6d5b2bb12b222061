import type { Database } from "@/db/client";
import type { Context } from "@/db/context";
import { failImport } from "@/features/imports/mutations/fail-import";
import { Refusal } from "@/lib/errors";
import { faultWords, isPassing } from "@/lib/fault";

export type ImportJob = { db: Database; clock: () => Date; signal: AbortSignal; onError: (error: unknown) => void };

type Attempt = { importId: string; onError: (error: unknown) => void };

/**
 * Works on one file, so that it keeps no other from its turn: one that cannot be read ends as failed with the sentence
 * that says why, one that broke with the code of its fault. Where only the database was away it is tried again.
 */
export async function endingAsFailed(
  context: () => Context,
  { importId, onError }: Attempt,
  work: () => Promise<void>,
) {
  try {
    await work();
  } catch (error) {
    if (error instanceof Refusal) return failImport(context(), { importId, reason: error.message });
    onError(error);
    if (!isPassing(error)) await failImport(context(), { importId, error: faultWords(error) });
  }
}

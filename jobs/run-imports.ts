import type { Database } from "@/db/client";
import type { Context } from "@/db/context";
import { failImport } from "@/features/imports/mutations/fail-import";
import { runImport } from "@/features/imports/mutations/run-import";
import { listRunningImports } from "@/features/imports/queries/list-imports";
import { faultWords, isPassing } from "@/lib/fault";

export type ImportJob = { db: Database; clock: () => Date; signal: AbortSignal; onError: (error: unknown) => void };

/**
 * Goes on with every file that was started and is not done, the oldest first. One that fails ends as failed, with its
 * reason, and keeps no other from its turn; where only the database was away it is tried again.
 */
export async function runImports({ db, clock, signal, onError }: ImportJob): Promise<number> {
  const context = (): Context => ({ actor: { kind: "system", name: "run-imports" }, now: clock(), db });
  const started = await listRunningImports(context());
  for (const { id: importId } of started) {
    if (signal.aborted) break;
    try {
      await runImport(context(), { importId, signal });
    } catch (error) {
      onError(error);
      if (!isPassing(error)) await failImport(context(), { importId, error: faultWords(error) });
    }
  }
  return started.length;
}

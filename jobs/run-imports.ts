import type { Database } from "@/db/client";
import { runImport } from "@/features/imports/mutations/run-import";
import { listRunningImports } from "@/features/imports/queries/list-imports";

export type ImportJob = { db: Database; clock: () => Date; signal: AbortSignal };

/** Goes on with every file that was started and is not done, the oldest first. */
export async function runImports({ db, clock, signal }: ImportJob): Promise<number> {
  const context = () => ({ actor: { kind: "system", name: "run-imports" } as const, now: clock(), db });
  const started = await listRunningImports(context());
  for (const { id } of started) if (!signal.aborted) await runImport(context(), { importId: id, signal });
  return started.length;
}

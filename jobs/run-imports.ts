import type { Context } from "@/db/context";
import { runImport } from "@/features/imports/mutations/run-import";
import { listWaitingImports } from "@/features/imports/queries/list-imports";
import { endingAsFailed, type ImportJob } from "./import-job";

/** Goes on with every file that was started and is not done, the oldest first. */
export async function runImports({ db, clock, signal, onError }: ImportJob): Promise<number> {
  const context = (): Context => ({ actor: { kind: "system", name: "run-imports" }, now: clock(), db });
  const started = await listWaitingImports(context(), "running");
  for (const { id: importId } of started) {
    if (signal.aborted) break;
    await endingAsFailed(context, { importId, signal, onError }, async () =>
      runImport(context(), { importId, signal }),
    );
  }
  return started.length;
}

import type { Context } from "@/db/context";
import { countImport } from "@/features/imports/mutations/count-import";
import { dropLostUploads } from "@/features/imports/mutations/drop-uploads";
import { listWaitingImports } from "@/features/imports/queries/list-imports";
import { endingAsFailed, type ImportJob } from "./import-job";

/**
 * Looks at every file that was uploaded, the oldest first, and drops uploads that nobody goes on with. Beside the import
 * of files and not before it, so that a file of three hundred rows does not wait for one of three hundred thousand.
 */
export async function countImports({ db, clock, signal, onError }: ImportJob): Promise<number> {
  const context = (): Context => ({ actor: { kind: "system", name: "count-imports" }, now: clock(), db });
  await dropLostUploads(context());
  const uploaded = await listWaitingImports(context(), "counting");
  for (const { id: importId } of uploaded) {
    if (signal.aborted) break;
    await endingAsFailed(context, { importId, signal, onError }, async () =>
      countImport(context(), { importId, signal }),
    );
  }
  return uploaded.length;
}

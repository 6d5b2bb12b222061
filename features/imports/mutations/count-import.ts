import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { imports } from "@/db/schema/imports";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { countRows } from "@/lib/csv-file";
import { Refusal } from "@/lib/errors";
import { findImportFile } from "../queries/find-import-file";

/**
 * Reads an uploaded file to its end: how it is written, its columns and how many rows it has. What no import could read
 * is refused here, before anybody maps its columns.
 */
export async function countImport(
  context: Context,
  { importId, signal }: { importId: string; signal?: AbortSignal },
): Promise<void> {
  requireSystem(context.actor);
  const [waiting] = await context.db
    .select({ id: imports.id, encoding: imports.encoding })
    .from(imports)
    .where(and(eq(imports.id, importId), eq(imports.state, "counting")));
  if (!waiting) return;
  const file = await findImportFile(context, waiting, signal);
  const rowCount = file ? await countRows(file.parts(), file.shape) : 0;
  if (!file || rowCount === 0)
    throw new Refusal("There are no rows in this file. Save it as CSV, with one person per row.");
  const { encoding, columns } = file.shape;
  await runOperation(context, { verb: "countImport" }, async (inside) => {
    const [row] = await inside.db
      .update(imports)
      .set({ encoding, columns, rowCount, state: "uploaded" })
      .where(and(eq(imports.id, importId), eq(imports.state, "counting")))
      .returning({ id: imports.id });
    if (row)
      await recordAudit(inside, { noun: "imports", subjectId: importId, fields: ["columns", "rowCount", "state"] });
  });
}

import type { Context } from "@/db/context";
import { imports } from "@/db/schema/imports";
import { recordAudit } from "@/features/audit/mutations";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { countRows, shapeOf } from "@/lib/csv-file";
import { Refusal } from "@/lib/errors";
import { mostImportBytes } from "../inputs";

/** Keeps a file of people, with the columns it has. Nothing of it is imported yet. */
export async function uploadImport(context: Context, { fileName, file }: { fileName: string; file: Uint8Array }) {
  const recruiter = requireRecruiter(context.actor);
  if (/\.(xlsx?|numbers|ods)$/i.test(fileName))
    throw new Refusal("This is a spreadsheet. Save it as CSV, then drop that file here.", "file");
  if (file.byteLength === 0) throw new Refusal("This file is empty.", "file");
  if (file.byteLength > mostImportBytes)
    throw new Refusal("This file is over 25 MB. Split it, then import the parts.", "file");
  const shape = shapeOf(file);
  const rowCount = shape ? await countRows(shape) : 0;
  if (!shape || rowCount === 0)
    throw new Refusal("This is not a table: save it as CSV, with one person in each row.", "file");
  return context.db.transaction(async (tx) => {
    const [row] = await tx
      .insert(imports)
      .values({
        fileName: fileName.slice(0, 200),
        file: Buffer.from(file),
        columns: shape.columns,
        rowCount,
        by: recruiter.id,
        createdAt: context.now,
      })
      .returning({ id: imports.id });
    if (!row) throw new Error("No import came back from the insert.");
    await recordAudit(
      { ...context, db: tx },
      { verb: "uploadImport", noun: "imports", subjectId: row.id, after: { columns: shape.columns.length, rowCount } },
    );
    return { importId: row.id };
  });
}

import type { Context } from "@/db/context";
import { importParts, imports } from "@/db/schema/imports";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { countRows, encodingOf, shapeOf, type FileParts } from "@/lib/csv-file";
import { Refusal } from "@/lib/errors";
import { cutText, plainLine } from "@/lib/text";
import { mostImportBytes } from "../inputs";

const partBytes = 262_144;

/** Keeps a file of people, with the columns it has. Nothing of it is imported yet. */
export async function uploadImport(context: Context, { fileName, file }: { fileName: string; file: FileParts }) {
  const recruiter = requireRecruiter(context.actor);
  if (/\.(xlsx?|numbers|ods)$/i.test(fileName))
    throw new Refusal("This is a spreadsheet. Save it as CSV, then drop that file here.", "file");
  const parts = await receive(file);
  if (parts.length === 0) throw new Refusal("This file is empty.", "file");
  const encoding = await encodingOf(parts);
  const shape = await shapeOf(parts, encoding);
  const rowCount = shape ? await countRows(parts, shape) : 0;
  if (!shape || rowCount === 0)
    throw new Refusal("This is not a table. Save it as CSV with one person per row.", "file");
  return runOperation(context, { verb: "uploadImport" }, async (inside) => {
    const { db: tx } = inside;
    const [row] = await tx
      .insert(imports)
      .values({
        fileName: cutText(plainLine(fileName), 200),
        encoding,
        columns: shape.columns,
        rowCount,
        by: recruiter.id,
        createdAt: context.now,
      })
      .returning({ id: imports.id });
    if (!row) throw new Error("No import came back from the insert.");
    for (const [part, bytes] of parts.entries()) await tx.insert(importParts).values({ importId: row.id, part, bytes });
    await recordAudit(inside, { noun: "imports", subjectId: row.id, fields: ["columns", "rowCount"] });
    return { importId: row.id };
  });
}

/**
 * Receives all of it before the first part is written, so that no transaction waits for a slow connection. A file that
 * is too large is dropped.
 */
async function receive(file: FileParts): Promise<Buffer[]> {
  const parts: Buffer[] = [];
  let received = 0;
  for await (const piece of file) {
    if (received + piece.byteLength > mostImportBytes)
      throw new Refusal("This file is over 25 MB. Split it, then import the parts.", "file");
    for (let at = 0; at < piece.byteLength;) {
      const filled = received % partBytes;
      if (filled === 0) parts.push(Buffer.alloc(partBytes));
      const taken = piece.subarray(at, at + partBytes - filled);
      parts.at(-1)?.set(taken, filled);
      at += taken.byteLength;
      received += taken.byteLength;
    }
  }
  const last = parts.pop();
  return last ? [...parts, last.subarray(0, received - parts.length * partBytes)] : [];
}

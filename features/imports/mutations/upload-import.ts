import { and, eq } from "drizzle-orm";
import type { Context, Recruiter } from "@/db/context";
import { importParts, imports } from "@/db/schema/imports";
import { recordAudit } from "@/features/audit/mutations";
import { once } from "@/features/operations/mutations/once";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { encodingOf, shapeOf, type FileParts } from "@/lib/csv-file";
import { Refusal } from "@/lib/errors";
import { wake } from "@/lib/queue";
import { cutText, plainLine } from "@/lib/text";
import { mostImportBytes, partBytes } from "../inputs";
import { dropUpload } from "./drop-uploads";

type Upload = {
  fileName: string;
  file: FileParts;
  /** For how long ago something of the file came in: a slow connection takes minutes. */
  clock?: () => Date;
};

/**
 * Takes a file of people, part by part as it comes, and has the worker look at it: the request reads no more than the
 * head, so that nobody's page waits for somebody's file. Nothing of it is imported yet. Sent again because no answer
 * came, the file is the one that is here already.
 */
export async function uploadImport(context: Context, upload: Upload): Promise<{ importId: string }> {
  return once(context, () => takeFile(context, upload));
}

async function takeFile(context: Context, { fileName, file, clock }: Upload) {
  const recruiter = requireRecruiter(context.actor);
  if (/\.(xlsx?|numbers|ods)$/i.test(fileName))
    throw new Refusal("This is a spreadsheet. Save it as CSV, then drop that file here.", "file");
  const importId = await openUpload(context, recruiter, fileName);
  try {
    let part = 0;
    for await (const bytes of partsOf(file)) {
      if (part === 0) await lookAtHead(bytes);
      await keepPart(context, { importId, part, bytes, at: clock?.() ?? context.now });
      part += 1;
    }
    if (part === 0) throw new Refusal("This file is empty.", "file");
    const taken = await closeUpload(context, importId);
    // The same press came in twice at once, and the other was first.
    if (taken.importId !== importId) await dropUpload(context, importId);
    return taken;
  } catch (error) {
    // What cannot be dropped now is found by the worker once nothing more of it comes in.
    await Promise.allSettled([dropUpload(context, importId)]);
    throw error;
  }
}

/** One file a recruiter at a time: the index imports_one_upload knows who was first. */
async function openUpload({ db, now }: Context, recruiter: Recruiter, fileName: string): Promise<string> {
  const [row] = await db
    .insert(imports)
    .values({
      fileName: cutText(plainLine(fileName), 200),
      columns: [],
      state: "receiving",
      by: recruiter.id,
      createdAt: now,
      receivedAt: now,
    })
    .onConflictDoNothing()
    .returning({ id: imports.id });
  if (row) return row.id;
  const [first] = await db
    .select({ fileName: imports.fileName })
    .from(imports)
    .where(and(eq(imports.by, recruiter.id), eq(imports.state, "receiving")));
  throw new Refusal(
    `Your file “${first?.fileName ?? fileName}” is still uploading. Wait until it is done, then upload this one.`,
    "file",
  );
}

async function lookAtHead(bytes: Buffer) {
  const shape = await shapeOf([bytes], await encodingOf([bytes], { cut: bytes.length === partBytes }));
  if (!shape) throw new Refusal("This is not a table. Save it as CSV with one person per row.", "file");
}

type Part = { importId: string; part: number; bytes: Buffer; at: Date };

async function keepPart({ db }: Context, { importId, part, bytes, at }: Part) {
  const [held] = await db
    .update(imports)
    .set({ receivedAt: at })
    .where(and(eq(imports.id, importId), eq(imports.state, "receiving")))
    .returning({ id: imports.id });
  if (!held) throw new Refusal("The upload stalled and was dropped. Upload the file again.", "file");
  await db.insert(importParts).values({ importId, part, bytes });
}

async function closeUpload(context: Context, importId: string) {
  return runOperation(context, { verb: "uploadImport" }, async (inside) => {
    const { db: tx } = inside;
    const [row] = await tx
      .update(imports)
      .set({ state: "counting" })
      .where(and(eq(imports.id, importId), eq(imports.state, "receiving")))
      .returning({ id: imports.id });
    if (!row) throw new Refusal("The upload stalled and was dropped. Upload the file again.", "file");
    await recordAudit(inside, { noun: "imports", subjectId: importId, fields: ["fileName", "state"] });
    await wake(tx, "count-imports");
    return { importId };
  });
}

/** The file in parts of one size, whatever pieces it comes in. One that is too large is not read to its end. */
async function* partsOf(file: FileParts): AsyncGenerator<Buffer> {
  let part = Buffer.alloc(partBytes);
  let filled = 0;
  let received = 0;
  for await (const piece of file) {
    received += piece.byteLength;
    if (received > mostImportBytes)
      throw new Refusal("This file is over 25 MB. Split it, then import the parts.", "file");
    for (let at = 0; at < piece.byteLength;) {
      const taken = piece.subarray(at, at + partBytes - filled);
      part.set(taken, filled);
      at += taken.byteLength;
      filled += taken.byteLength;
      if (filled < partBytes) continue;
      yield part;
      part = Buffer.alloc(partBytes);
      filled = 0;
    }
  }
  if (filled > 0) yield part.subarray(0, filled);
}

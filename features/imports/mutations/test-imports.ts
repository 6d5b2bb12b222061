import { asc, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { importRows } from "@/db/schema/imports";
import type { KnownRowChoice } from "@/db/vocabulary/imports";
import { getImportPreview } from "../queries/get-import-preview";
import { countImport } from "./count-import";
import { runImport } from "./run-import";
import { startImport } from "./start-import";
import { uploadImport } from "./upload-import";

/** For tests: files of people as a recruiter brings them in and the worker runs them. */
export function importing(recruiter: Context, system: Context) {
  async function upload(text: string | Uint8Array, name = "people.csv") {
    const file = [typeof text === "string" ? new TextEncoder().encode(text) : text];
    const uploaded = await uploadImport(recruiter, { fileName: name, file });
    await countImport(system, uploaded);
    return uploaded;
  }

  async function start(importId: string, knownRows: KnownRowChoice = "fill") {
    const { mapping } = await getImportPreview(recruiter, { importId, mapping: null });
    await startImport(recruiter, { importId, mapping, knownRows });
  }

  async function importAll(text: string | Uint8Array, knownRows: KnownRowChoice = "fill") {
    const { importId } = await upload(text);
    await start(importId, knownRows);
    await runImport(system, { importId });
    return report(importId);
  }

  async function report(importId: string) {
    return recruiter.db
      .select()
      .from(importRows)
      .where(eq(importRows.importId, importId))
      .orderBy(asc(importRows.line));
  }

  return { upload, start, importAll, report };
}

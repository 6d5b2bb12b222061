import { and, inArray, lt, notInArray } from "drizzle-orm";
import type { Context } from "@/db/context";
import { importParts, importRows, imports } from "@/db/schema/imports";
import { requireSystem } from "@/features/recruiters/rules/permission";
import { fileDays, reportDays } from "../rules/report";

/**
 * Takes away the bytes of files that came long ago and the reports of imports that ended long ago: both hold people's
 * values a second time. The import itself stays, with its counts. Returns how many rows went.
 */
export async function deleteOldFiles({ actor, now, db }: Context): Promise<number> {
  requireSystem(actor);
  const ago = (days: number) => new Date(now.getTime() - days * 86_400_000);
  const files = db
    .select({ id: imports.id })
    .from(imports)
    .where(and(lt(imports.createdAt, ago(fileDays)), notInArray(imports.state, ["receiving", "counting", "running"])));
  const parts = await db
    .delete(importParts)
    .where(inArray(importParts.importId, files))
    .returning({ id: importParts.importId });
  const ended = db
    .select({ id: imports.id })
    .from(imports)
    .where(lt(imports.finishedAt, ago(reportDays)));
  const rows = await db.delete(importRows).where(inArray(importRows.importId, ended)).returning({ id: importRows.id });
  return parts.length + rows.length;
}

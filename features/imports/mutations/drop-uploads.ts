import { and, eq, lt } from "drizzle-orm";
import type { Context } from "@/db/context";
import { importParts, imports } from "@/db/schema/imports";
import { requireSystem } from "@/features/recruiters/rules/permission";

/** After so long without anything of a file its upload has ended, whether or not the web process could say so. */
const silentMs = 60_000;

/** Takes away what came of a file that did not come to its end: it was nobody's import yet. */
export async function dropUpload({ db }: Context, importId: string) {
  await db.transaction(async (tx) => {
    const [held] = await tx
      .select({ id: imports.id })
      .from(imports)
      .where(and(eq(imports.id, importId), eq(imports.state, "receiving")))
      .for("update");
    if (!held) return;
    await tx.delete(importParts).where(eq(importParts.importId, importId));
    await tx.delete(imports).where(eq(imports.id, importId));
  });
}

/** Drops uploads whose web process is gone, so that their recruiters can upload again. */
export async function dropLostUploads(context: Context) {
  requireSystem(context.actor);
  const lost = await context.db
    .select({ id: imports.id })
    .from(imports)
    .where(and(eq(imports.state, "receiving"), lt(imports.receivedAt, new Date(context.now.getTime() - silentMs))));
  for (const { id } of lost) await dropUpload(context, id);
}

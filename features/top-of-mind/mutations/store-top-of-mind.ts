import { and, desc, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { positions } from "@/db/schema/positions";
import { topOfMindLists } from "@/db/schema/top-of-mind";
import type { Width } from "@/db/vocabulary/widths";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import { getTopOfMind } from "../queries/get-top-of-mind";
import { rulesVersion } from "../rules/points";

/**
 * Stores the list as it is now with its inputs, so that it can be shown as it was. An unchanged list of the same width
 * is not stored twice.
 */
export async function storeTopOfMind(
  context: Context,
  { positionId, wide = "known" }: { positionId: string; wide?: Width | undefined },
): Promise<{ listId: string; stored: boolean }> {
  requireWriter(context.actor);
  return runOperation(context, { verb: "storeTopOfMind" }, async (inside) => {
    const { db: tx } = inside;
    await tx.select({ id: positions.id }).from(positions).where(eq(positions.id, positionId)).for("no key update");
    const list = await getTopOfMind(inside, { positionId, wide });
    const { position, rows, notListed, beyond, considered, facts, weights, fingerprint } = list;
    const inputs = { ...position, beyond, considered, facts, version: rulesVersion, weights };

    const [last] = await tx
      .select({ id: topOfMindLists.id, fingerprint: topOfMindLists.fingerprint })
      .from(topOfMindLists)
      .where(and(eq(topOfMindLists.positionId, positionId), eq(topOfMindLists.width, wide)))
      .orderBy(desc(topOfMindLists.at), desc(topOfMindLists.id))
      .limit(1);
    if (last?.fingerprint === fingerprint) return { listId: last.id, stored: false };
    const [kept] = await tx
      .insert(topOfMindLists)
      .values({
        positionId,
        reopeningId: position.reopening?.id ?? null,
        width: wide,
        inputs,
        rows,
        notListed,
        fingerprint,
        by: byOf(context.actor),
        at: context.now,
      })
      .returning({ id: topOfMindLists.id });
    if (!kept) throw new Error("The list was not stored.");
    await recordAudit(inside, {
      noun: "top_of_mind_lists",
      subjectId: kept.id,
      fields: ["positionId", "listed", "notListed"],
    });
    return { listId: kept.id, stored: true };
  });
}

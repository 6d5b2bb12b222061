import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";
import { closeOuts } from "@/db/schema/candidacies";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound } from "@/lib/errors";

/**
 * They have heard how it ended (docs/rules-of-contact.md, rule 3). The first to tell them stands; a voicemail is no
 * answer.
 */
export async function markTold(context: Context, { closeOutId }: { closeOutId: string }) {
  requireWriter(context.actor);
  await requireVisible(context, [closeOutId]);
  return runOperation(context, { verb: "markTold" }, async (inside) => {
    const { db: tx } = inside;
    const [told] = await tx
      .update(closeOuts)
      .set({ toldAt: context.now, toldBy: byOf(context.actor) })
      .where(and(eq(closeOuts.id, closeOutId), isNull(closeOuts.toldAt), isNull(closeOuts.undoneAt)))
      .returning({ candidacyId: closeOuts.candidacyId });
    if (told) {
      await recordAudit(inside, { noun: "candidacies", subjectId: told.candidacyId, fields: ["closeOutId"] });
      return { toldAt: context.now };
    }
    const [row] = await tx.select().from(closeOuts).where(eq(closeOuts.id, closeOutId));
    if (!row) throw new NotFound("close-out");
    if (!row.toldAt)
      return refuseForWhoDid(
        inside,
        row.undoneOperationId,
        (who, when) => `${who} undid the close-out ${when}, so there is nothing to tell.`,
      );
    return { toldAt: row.toldAt };
  });
}

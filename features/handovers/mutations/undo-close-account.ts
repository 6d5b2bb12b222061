import { and, eq, isNotNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { handovers } from "@/db/schema/handovers";
import { recruiters } from "@/db/schema/recruiters";
import { handedOverNouns } from "@/db/vocabulary/handovers";
import { recordAudit } from "@/features/audit/mutations";
import { runUndo } from "@/features/operations/mutations/run-undo";
import { requireRole } from "@/features/recruiters/rules/permission";
import { recordSecurityEvent } from "@/features/security/mutations/record-security-event";
import { NotFound, Refusal } from "@/lib/errors";
import { keysOf } from "@/lib/keys-of";
import { giveBackAll } from "./hand-over";

/** Opens a closed account again and gives back what nobody has changed hands with since. Its sessions stay ended. */
export async function undoCloseAccount(
  context: Context,
  { operationId }: { operationId: string },
): Promise<{ name: string; givenBack: number }> {
  requireRole(context.actor, "admin");
  return runUndo(context, { verb: "undoCloseAccount", operationId, whole: true }, async (inside) => {
    const { db } = inside;
    const [handover] = await db.select().from(handovers).where(eq(handovers.operationId, operationId));
    if (!handover) throw new NotFound("account");
    const { id: handoverId, fromId, toId } = handover;
    const [opened] = await db
      .update(recruiters)
      .set({ deactivatedAt: null })
      .where(and(eq(recruiters.id, fromId), isNotNull(recruiters.deactivatedAt)))
      .returning({ name: recruiters.name });
    if (!opened) throw new Refusal("This account was opened again since.");
    await recordAudit(inside, { noun: "recruiters", subjectId: fromId, fields: ["deactivatedAt"] });
    let givenBack = 0;
    if (toId)
      for (const noun of keysOf(handedOverNouns))
        givenBack += await giveBackAll(inside, noun, { handoverId, fromId, toId });
    await recordSecurityEvent(inside, { kind: "account_opened", code: "undo", subjectId: fromId });
    return { name: opened.name, givenBack };
  });
}

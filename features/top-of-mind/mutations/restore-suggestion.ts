import { and, desc, eq, isNotNull, isNull } from "drizzle-orm";
import type { z } from "zod";
import type { Context } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";
import { topOfMindDismissals } from "@/db/schema/top-of-mind";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { NotFound } from "@/lib/errors";
import { restoreInput } from "../inputs";

/** Lists a dismissed person again. */
export async function restoreSuggestion(context: Context, input: z.input<typeof restoreInput>): Promise<void> {
  const recruiter = requireRecruiter(context.actor);
  const { positionId, personId } = restoreInput.parse(input);
  await runOperation(context, { verb: "restoreSuggestion" }, async (inside) => {
    const { db, now } = inside;
    await requireVisible(inside, [positionId]);
    const theirs = and(eq(topOfMindDismissals.positionId, positionId), eq(topOfMindDismissals.personId, personId));
    const [restored] = await db
      .update(topOfMindDismissals)
      .set({ restoredAt: now, restoredBy: recruiter.id })
      .where(and(theirs, isNull(topOfMindDismissals.restoredAt)))
      .returning({ id: topOfMindDismissals.id });
    if (restored) {
      await recordAudit(inside, {
        noun: "top_of_mind_dismissals",
        subjectId: restored.id,
        fields: ["restoredAt"],
      });
      return;
    }
    const [last] = await db
      .select({ at: topOfMindDismissals.restoredAt, by: topOfMindDismissals.restoredBy })
      .from(topOfMindDismissals)
      .where(and(theirs, isNotNull(topOfMindDismissals.restoredAt)))
      .orderBy(desc(topOfMindDismissals.restoredAt))
      .limit(1);
    if (!last?.at) throw new NotFound("suggestion");
    await refuseForWhoDid(inside, { by: last.by, at: last.at }, (who, when) => `${who} brought them back ${when}.`);
  });
}

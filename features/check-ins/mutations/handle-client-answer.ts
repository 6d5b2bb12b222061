import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";
import { clientAnswers } from "@/db/schema/check-ins";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound } from "@/lib/errors";

/** Takes a client's answer off Today: somebody has dealt with it. */
export async function handleClientAnswer(context: Context, { answerId }: { answerId: string }) {
  requireWriter(context.actor);
  await requireVisible(context, [answerId]);
  return runOperation(context, { verb: "handleClientAnswer" }, async (inside) => {
    const { db, now, operation } = inside;
    const [handled] = await db
      .update(clientAnswers)
      .set({ handledAt: now, handledOperationId: operation.id })
      .where(and(eq(clientAnswers.id, answerId), isNull(clientAnswers.handledAt)))
      .returning({ id: clientAnswers.id });
    if (!handled) {
      const [before] = await db.select().from(clientAnswers).where(eq(clientAnswers.id, answerId));
      if (!before) throw new NotFound("answer");
      await refuseForWhoDid(inside, before.handledOperationId, (who, when) => `${who} took this off Today ${when}.`);
    }
    await recordAudit(inside, { noun: "client_answers", subjectId: answerId, fields: ["handledAt"] });
  });
}

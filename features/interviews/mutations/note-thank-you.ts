import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";
import { interviews } from "@/db/schema/interviews";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound } from "@/lib/errors";

/** The candidate's own thank-you note was passed on, or they want none. The first to note it stands. */
export async function noteThankYou(context: Context, { interviewId }: { interviewId: string }) {
  requireWriter(context.actor);
  await requireVisible(context, [interviewId]);
  return runOperation(context, { verb: "noteThankYou" }, async (inside) => {
    const { db: tx } = inside;
    const [noted] = await tx
      .update(interviews)
      .set({ thankYouNotedAt: context.now })
      .where(and(eq(interviews.id, interviewId), isNull(interviews.thankYouNotedAt)))
      .returning({ id: interviews.id });
    if (noted) {
      await recordAudit(inside, { noun: "interviews", subjectId: interviewId });
      return { thankYouNotedAt: context.now };
    }
    const [interview] = await tx.select().from(interviews).where(eq(interviews.id, interviewId));
    if (!interview?.thankYouNotedAt) throw new NotFound("interview");
    return { thankYouNotedAt: interview.thankYouNotedAt };
  });
}

import type { Context } from "@/db/context";
import { snoozes } from "@/db/schema/today";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import type { SnoozeInput } from "../inputs";
import { snoozedUntil } from "../rules/order";

/** Snoozes a line of one's own Today. What is due stays due for everybody else. */
export async function snoozeLine(
  context: Context,
  { kind, subjectId, until: day, reason }: SnoozeInput,
): Promise<{ until: Date }> {
  const recruiter = requireRecruiter(context.actor);
  const until = snoozedUntil(day, reason, recruiter.zone, context.now);
  return runOperation(context, { verb: "snoozeLine", reason }, async (inside) => {
    const { db: tx } = inside;
    const row = { recruiterId: recruiter.id, kind, subjectId, until, reason: reason || null, at: context.now };
    await tx
      .insert(snoozes)
      .values(row)
      .onConflictDoUpdate({
        target: [snoozes.recruiterId, snoozes.kind, snoozes.subjectId],
        set: { until, reason: row.reason, at: context.now },
      });
    await recordAudit(inside, { noun: "snoozes", subjectId, fields: ["kind", "until"] });
    return { until };
  });
}

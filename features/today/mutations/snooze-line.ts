import { and, eq, lte } from "drizzle-orm";
import type { Context, Recruiter } from "@/db/context";
import { snoozes } from "@/db/schema/today";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRecruiter } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import { ago } from "@/lib/format/ago";
import { formatDay } from "@/lib/format/time";
import type { SnoozeInput } from "../inputs";
import { snoozedUntil } from "../rules/order";

/**
 * Snoozes a line of one's own Today. What is due stays due for everybody else. What another tab has snoozed already stays
 * as it is.
 */
export async function snoozeLine(
  context: Context,
  { kind, subjectId, until: day, reason }: SnoozeInput,
): Promise<{ until: Date }> {
  const recruiter = requireRecruiter(context.actor);
  const until = snoozedUntil(day, reason, recruiter.zone, context.now);
  return runOperation(context, { verb: "snoozeLine", reason }, async (inside) => {
    const { db: tx } = inside;
    const row = { recruiterId: recruiter.id, kind, subjectId, until, reason: reason || null, at: context.now };
    const [written] = await tx
      .insert(snoozes)
      .values(row)
      .onConflictDoUpdate({
        target: [snoozes.recruiterId, snoozes.kind, snoozes.subjectId],
        set: { until, reason: row.reason, at: context.now },
        setWhere: lte(snoozes.until, context.now),
      })
      .returning({ until: snoozes.until });
    if (!written) await refuseSnoozed(inside, recruiter, row);
    await recordAudit(inside, { noun: "snoozes", subjectId, fields: ["kind", "until"] });
    return { until };
  });
}

async function refuseSnoozed(
  { db, now }: Context,
  { id, zone }: Recruiter,
  { kind, subjectId }: Pick<SnoozeInput, "kind" | "subjectId">,
): Promise<never> {
  const [first] = await db
    .select({ until: snoozes.until, at: snoozes.at })
    .from(snoozes)
    .where(and(eq(snoozes.recruiterId, id), eq(snoozes.kind, kind), eq(snoozes.subjectId, subjectId)));
  if (!first) throw new Refusal("This was snoozed already.");
  throw new Refusal(`You snoozed this ${ago(first.at, now)}, until ${formatDay(first.until, zone)}.`);
}

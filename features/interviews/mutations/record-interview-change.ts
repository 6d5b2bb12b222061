import type { OperationContext } from "@/db/context";
import { interviewChanges, type interviews } from "@/db/schema/interviews";
import type { InterviewChangeKind } from "@/db/vocabulary/interviews";
import { recordAudit } from "@/features/audit/mutations";
import { byOf } from "@/features/recruiters/rules/permission";

type Change = {
  kind: InterviewChangeKind;
  reason?: string | undefined;
  /** The new hour of a round that was moved. */
  to?: { startsAt: Date; zone: string };
};

/** Writes what became of a round, with what was agreed before, into its history and the audit log. */
export async function recordInterviewChange(
  inside: OperationContext,
  before: typeof interviews.$inferSelect,
  { kind, reason, to }: Change,
) {
  const { db, now, actor, operation } = inside;
  await db.insert(interviewChanges).values({
    interviewId: before.id,
    kind,
    at: now,
    by: byOf(actor),
    reason: reason || null,
    fromStartsAt: before.startsAt,
    fromEndsAt: before.endsAt,
    fromZone: before.zone,
    fromPlace: before.place,
    toStartsAt: to?.startsAt ?? null,
    toZone: to?.zone ?? null,
    operationId: operation.id,
  });
  const fields = to ? ["startsAt", "endsAt", "zone", "place"] : ["state"];
  await recordAudit(inside, { noun: "interviews", subjectId: before.id, fields });
}

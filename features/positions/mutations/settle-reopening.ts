import { and, eq, isNull } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";
import { reopenings } from "@/db/schema/openings";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound } from "@/lib/errors";

const live = and(isNull(reopenings.undoneAt), isNull(reopenings.settledAt));

/** The recruiter says that the people who came back were seen to. The seat stays open; doing it twice changes nothing. */
export async function settleReopening(
  context: Context,
  { reopeningId }: { reopeningId: string },
): Promise<{ positionId: string }> {
  requireWriter(context.actor);
  await requireVisible(context, [reopeningId]);
  return runOperation(context, { verb: "settleReopening" }, async (inside) => {
    const { db: tx } = inside;
    const [row] = await tx
      .update(reopenings)
      .set({ settledAt: context.now, settledOperationId: inside.operation.id })
      .where(and(eq(reopenings.id, reopeningId), live))
      .returning({ positionId: reopenings.positionId });
    if (row) {
      await recordAudit(inside, { noun: "reopenings", subjectId: reopeningId, fields: ["settledAt"] });
      return row;
    }
    const [settled] = await tx
      .select({ positionId: reopenings.positionId })
      .from(reopenings)
      .where(eq(reopenings.id, reopeningId));
    if (!settled) throw new NotFound("reopening");
    return settled;
  });
}

/** Ends "back open" of a seat that was filled, closed, or freed anew by another event. */
export async function settleLiveReopening(
  { db, now, operation }: OperationContext,
  openingId: string,
): Promise<string | null> {
  const [row] = await db
    .update(reopenings)
    .set({ settledAt: now, settledOperationId: operation.id })
    .where(and(eq(reopenings.openingId, openingId), live))
    .returning({ id: reopenings.id });
  return row?.id ?? null;
}

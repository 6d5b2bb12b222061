import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { reopenings } from "@/db/schema/openings";
import { recordAudit } from "@/features/audit/mutations";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound } from "@/lib/errors";

const live = and(isNull(reopenings.undoneAt), isNull(reopenings.settledAt));

/** The recruiter says that the people who came back were seen to. The seat stays open; the second press changes nothing. */
export async function settleReopening(
  context: Context,
  { reopeningId }: { reopeningId: string },
): Promise<{ positionId: string }> {
  requireWriter(context.actor);
  return context.db.transaction(async (tx) => {
    const [row] = await tx
      .update(reopenings)
      .set({ settledAt: context.now })
      .where(and(eq(reopenings.id, reopeningId), live))
      .returning({ positionId: reopenings.positionId });
    if (row) {
      await recordAudit(
        { ...context, db: tx },
        { verb: "settleReopening", noun: "reopenings", subjectId: reopeningId, after: { settled: true } },
      );
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
export async function settleLiveReopening({ db, now }: Context, openingId: string): Promise<string | null> {
  const [row] = await db
    .update(reopenings)
    .set({ settledAt: now })
    .where(and(eq(reopenings.openingId, openingId), live))
    .returning({ id: reopenings.id });
  return row?.id ?? null;
}

import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";
import { candidacies, closeOuts, stageMoves } from "@/db/schema/candidacies";
import { revivals } from "@/db/schema/revivals";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import { listCandidacyStates } from "../queries/candidacy-states";
import { furthestSql } from "../queries/furthest-sql";

type State = Awaited<ReturnType<typeof listCandidacyStates>>[number];

/**
 * Takes the revivals of a reopening back: whoever was not moved, closed out or said yes since is closed out again as
 * before, by a new row with the old words and the old date, so that an answer owed is owed from then.
 */
export async function undoRevivals(context: Context, { reopeningId }: { reopeningId: string }) {
  requireWriter(context.actor);
  await requireVisible(context, [reopeningId]);
  return runOperation(context, { verb: "undoRevivals" }, async (inside) => {
    const rows = await inside.db
      .select({ revival: revivals, move: stageMoves, closeOut: closeOuts })
      .from(revivals)
      .innerJoin(stageMoves, eq(stageMoves.id, revivals.stageMoveId))
      .innerJoin(closeOuts, eq(closeOuts.id, revivals.closeOutId))
      .where(and(eq(revivals.reopeningId, reopeningId), isNull(revivals.undoneOperationId)));
    const byCandidacy = new Map(rows.map((row) => [row.revival.candidacyId, row]));
    const closed: string[] = [];
    const personIds: string[] = [];
    for (const candidacy of await listCandidacyStates(inside, [...byCandidacy.keys()])) {
      const row = byCandidacy.get(candidacy.id);
      if (!row || !(await undoOne(inside, candidacy, row))) continue;
      closed.push(candidacy.id);
      personIds.push(candidacy.personId);
    }
    await refreshPersonActivity(inside, personIds);
    return { closed };
  });
}

type Revived = {
  revival: typeof revivals.$inferSelect;
  move: typeof stageMoves.$inferSelect;
  closeOut: typeof closeOuts.$inferSelect;
};

/** False where the person went on since. */
async function undoOne(inside: OperationContext, candidacy: State, { revival, move, closeOut }: Revived) {
  const { db, now, actor, operation } = inside;
  const candidacyId = candidacy.id;
  if (candidacy.closed || candidacy.saidYesAt || !move.fromStage) return false;
  const [last] = await db
    .select({ id: stageMoves.id })
    .from(stageMoves)
    .where(eq(stageMoves.candidacyId, candidacyId))
    // By its id, which the database's clock makes: the clocks of two web processes may differ by more than their moves.
    .orderBy(desc(stageMoves.id))
    .limit(1);
  if (last?.id !== move.id) return false;
  const [again] = await db
    .update(candidacies)
    .set({
      closedAt: closeOut.at,
      runnerUp: revival.runnerUp,
      saidYesAt: revival.saidYesAt,
      stage: move.fromStage,
      stageAt: move.fromStageAt ?? now,
      furthest: furthestSql(candidacies.id, { undoesId: move.id }),
      version: sql`${candidacies.version} + 1`,
    })
    .where(
      and(eq(candidacies.id, candidacyId), eq(candidacies.version, candidacy.version), isNull(candidacies.closedAt)),
    )
    .returning({ id: candidacies.id });
  if (!again) return false;
  await db.insert(stageMoves).values({
    candidacyId,
    fromStage: candidacy.stage,
    fromStageAt: candidacy.stageAt,
    toStage: move.fromStage,
    at: now,
    by: byOf(actor),
    undoesId: move.id,
    operationId: operation.id,
  });
  const { id: restoresId, undoneAt: _at, undoneBy: _by, undoneOperationId: _operation, ...words } = closeOut;
  await db.insert(closeOuts).values({ ...words, restoresId });
  await db.update(revivals).set({ undoneOperationId: operation.id }).where(eq(revivals.id, revival.id));
  await recordAudit(inside, {
    noun: "candidacies",
    subjectId: candidacyId,
    fields: ["closedAt", "runnerUp", "saidYesAt", "stage"],
  });
  return true;
}

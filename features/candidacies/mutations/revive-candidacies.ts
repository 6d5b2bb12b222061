import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";
import { candidacies, closeOuts, stageMoves } from "@/db/schema/candidacies";
import { revivals } from "@/db/schema/revivals";
import type { Stage } from "@/db/vocabulary/candidacies";
import { recordAudit } from "@/features/audit/mutations";
import { eachRow } from "@/features/operations/mutations/each-row";
import { runOperation } from "@/features/operations/mutations/run-operation";
import type { BulkReport } from "@/features/operations/rules";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import { listCandidacyStates } from "../queries/candidacy-states";
import { furthestSql } from "../queries/furthest-sql";
import { refuseForWhoWasFirst } from "../queries/refuse-changed";
import { stageThatHolds } from "../rules/moves";

type Revive = {
  candidacyIds: string[];
  reason: string;
  toStage?: Stage;
  /** The reopening that brings them back. */
  reopeningId?: string;
};
type Revived = { candidacyId: string };
type State = Awaited<ReturnType<typeof listCandidacyStates>>[number];

/**
 * Brings closed-out candidacies back to the board by a stage move with its reason, at the stage their record supports
 * (or at the one given). An earlier yes does not count for the new try: they are in process again when they say so.
 * Whoever is not closed out anymore stays as they are, and the report says who was first.
 */
export async function reviveCandidacies(
  context: Context,
  { candidacyIds, ...how }: Revive,
): Promise<BulkReport<Revived>> {
  requireWriter(context.actor);
  await requireVisible(context, candidacyIds);
  return runOperation(context, { verb: "reviveCandidacies", reason: how.reason }, async (inside) => {
    const closed = await listCandidacyStates(inside, candidacyIds);
    const { done, refused } = await eachRow(
      inside,
      closed,
      ({ id }) => id,
      async (savepoint, candidacy) => reviveOne(savepoint, candidacy, how),
    );
    await refreshPersonActivity(
      inside,
      done.map(({ personId }) => personId),
    );
    return { done: done.map(({ candidacyId }) => ({ candidacyId })), refused };
  });
}

/** The revival keeps what the return takes away, for its undo. */
async function reviveOne(
  { db, now, actor, operation, ...inside }: OperationContext,
  { id, personId, version, stage: fromStage, stageAt: fromStageAt, saidYesAt, runnerUp, ...record }: State,
  { reason, toStage, reopeningId }: Omit<Revive, "candidacyIds">,
) {
  const operationId = operation.id;
  const stage = toStage ?? stageThatHolds(fromStage, record);
  const [open] = await db
    .update(candidacies)
    .set({
      closedAt: null,
      runnerUp: false,
      saidYesAt: null,
      interestedAt: null,
      stage,
      stageAt: now,
      furthest: furthestSql(candidacies.id, { toStage: stage }),
      version: sql`${candidacies.version} + 1`,
    })
    .where(and(eq(candidacies.id, id), isNotNull(candidacies.closedAt), eq(candidacies.version, version)))
    .returning({ id: candidacies.id });
  if (!open) await refuseForWhoWasFirst({ ...inside, db, now, actor }, id);
  const [ended] = await db
    .update(closeOuts)
    .set({ undoneAt: now, undoneBy: byOf(actor), undoneOperationId: operationId })
    .where(and(eq(closeOuts.candidacyId, id), isNull(closeOuts.undoneAt)))
    .returning({ id: closeOuts.id });
  const [move] = await db
    .insert(stageMoves)
    .values({ candidacyId: id, fromStage, fromStageAt, toStage: stage, at: now, by: byOf(actor), reason, operationId })
    .returning({ id: stageMoves.id });
  if (!move) throw new Error("The stage move was not written.");
  await db.insert(revivals).values({
    candidacyId: id,
    stageMoveId: move.id,
    closeOutId: ended?.id ?? null,
    reopeningId: reopeningId ?? null,
    saidYesAt,
    runnerUp,
    operationId,
  });
  await recordAudit(
    { ...inside, db, now, actor, operation },
    { noun: "candidacies", subjectId: id, fields: ["closedAt", "runnerUp", "saidYesAt", "stage"] },
  );
  return { candidacyId: id, personId };
}

import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { candidacies, closeOuts, stageMoves } from "@/db/schema/candidacies";
import { revivals } from "@/db/schema/revivals";
import { furthestSql } from "@/db/stage-sql";
import type { Stage } from "@/db/vocabulary/candidacies";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import { listCandidacyStates } from "../queries/candidacy-states";
import { stageThatHolds } from "../rules/moves";

type Revive = {
  candidacyIds: string[];
  reason: string;
  toStage?: Stage;
  /** The reopening that brings them back. */
  reopeningId?: string;
};
type State = Awaited<ReturnType<typeof listCandidacyStates>>[number];

/**
 * Brings closed-out candidacies back to the board by a stage move with its reason, at the stage their record supports
 * (or at the one given). An earlier yes does not count for the new try: they are in process again when they say so.
 * Those that are not closed out are left alone and are not in `revived`.
 */
export async function reviveCandidacies(context: Context, { candidacyIds, ...how }: Revive) {
  requireWriter(context.actor);
  return runOperation(context, { verb: "reviveCandidacies", reason: how.reason }, async (inside) => {
    const revived: string[] = [];
    const personIds: string[] = [];
    for (const candidacy of await listCandidacyStates(inside, candidacyIds)) {
      if (!(await reviveOne(inside, candidacy, how))) continue;
      revived.push(candidacy.id);
      personIds.push(candidacy.personId);
    }
    await refreshPersonActivity(inside, personIds);
    return { revived };
  });
}

/** False where somebody was first. The revival keeps what the return takes away, for its undo. */
async function reviveOne(
  { db, now, actor, operation, ...inside }: OperationContext,
  { id, version, stage: fromStage, saidYesAt, runnerUp, ...record }: State,
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
      stage,
      stageAt: now,
      furthest: furthestSql(stage),
      version: sql`${candidacies.version} + 1`,
    })
    .where(and(eq(candidacies.id, id), isNotNull(candidacies.closedAt), eq(candidacies.version, version)))
    .returning({ id: candidacies.id });
  if (!open) return false;
  const [ended] = await db
    .update(closeOuts)
    .set({ undoneAt: now, undoneBy: byOf(actor), undoneOperationId: operationId })
    .where(and(eq(closeOuts.candidacyId, id), isNull(closeOuts.undoneAt)))
    .returning({ id: closeOuts.id });
  const [move] = await db
    .insert(stageMoves)
    .values({ candidacyId: id, fromStage, toStage: stage, at: now, by: byOf(actor), reason, operationId })
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
  return true;
}

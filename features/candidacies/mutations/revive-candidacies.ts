import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidacies, closeOuts, stageMoves } from "@/db/schema/candidacies";
import type { Stage } from "@/db/vocabulary/candidacies";
import { recordAudit } from "@/features/audit/mutations";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import { listCandidacyStates } from "../queries/candidacy-states";
import { stageThatHolds } from "../rules/moves";
import { furthestSql } from "./move-stage";

/**
 * Brings closed-out candidacies back to the board by a stage move with its reason, at the stage their record carries
 * (or at the one given). An earlier yes does not count for the new try: they are in process again when they say so.
 * Those that are not closed out are left alone and are not in `revived`.
 */
export async function reviveCandidacies(
  context: Context,
  { candidacyIds, reason, toStage }: { candidacyIds: string[]; reason: string; toStage?: Stage },
) {
  requireWriter(context.actor);
  const { now, actor } = context;
  return context.db.transaction(async (tx) => {
    const inside = { ...context, db: tx };
    const revived: string[] = [];
    const personIds: string[] = [];
    for (const candidacy of await listCandidacyStates(inside, candidacyIds)) {
      const { id, stage: fromStage, saidYesAt, runnerUp } = candidacy;
      const stage = toStage ?? stageThatHolds(fromStage, candidacy);
      const [open] = await tx
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
        .where(and(eq(candidacies.id, id), isNotNull(candidacies.closedAt), eq(candidacies.version, candidacy.version)))
        .returning({ id: candidacies.id });
      if (!open) continue;
      const [ended] = await tx
        .update(closeOuts)
        .set({ undoneAt: now, undoneBy: byOf(actor) })
        .where(and(eq(closeOuts.candidacyId, id), isNull(closeOuts.undoneAt)))
        .returning({ id: closeOuts.id });
      await tx
        .insert(stageMoves)
        .values({ candidacyId: id, fromStage, toStage: stage, at: now, by: byOf(actor), reason });
      await recordAudit(inside, {
        verb: "reviveCandidacies",
        noun: "candidacies",
        subjectId: id,
        before: { stage: fromStage, closeOutId: ended?.id ?? null, saidYesAt, runnerUp },
        after: { stage },
        reason,
      });
      revived.push(id);
      personIds.push(candidacy.personId);
    }
    await refreshPersonActivity(inside, personIds);
    return { revived };
  });
}

import { and, desc, eq, isNull, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { auditEntries } from "@/db/schema/audit";
import { candidacies, closeOuts, stageMoves } from "@/db/schema/candidacies";
import { recordAudit } from "@/features/audit/mutations";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { listCandidacyStates } from "../queries/candidacy-states";

/**
 * Takes revivals back (the undo of a reopening): whoever was not moved, closed out or said yes since is closed out
 * again as before, by a new row with the old words and the old date, so that an answer owed is owed from then.
 */
export async function undoRevivals(context: Context, { candidacyIds }: { candidacyIds: string[] }) {
  requireWriter(context.actor);
  return context.db.transaction(async (tx) => {
    const inside = { ...context, db: tx };
    const closed: string[] = [];
    const personIds: string[] = [];
    for (const candidacy of await listCandidacyStates(inside, candidacyIds)) {
      const { id: candidacyId, personId, saidYesAt, version } = candidacy;
      const [[move], [ended]] = await Promise.all([
        tx
          .select({ id: stageMoves.id, at: stageMoves.at, fromStage: stageMoves.fromStage })
          .from(stageMoves)
          .where(eq(stageMoves.candidacyId, candidacyId))
          .orderBy(desc(stageMoves.at), desc(stageMoves.id))
          .limit(1),
        tx
          .select()
          .from(closeOuts)
          .where(eq(closeOuts.candidacyId, candidacyId))
          .orderBy(desc(closeOuts.undoneAt))
          .limit(1),
      ]);
      if (candidacy.closed || saidYesAt || !move?.fromStage || !ended?.undoneAt) continue;
      if (ended.undoneAt.getTime() !== move.at.getTime()) continue;

      const [audit] = await tx
        .select({ before: auditEntries.before })
        .from(auditEntries)
        .where(
          and(
            eq(auditEntries.verb, "reviveCandidacies"),
            eq(auditEntries.noun, "candidacies"),
            eq(auditEntries.subjectId, candidacyId),
            eq(auditEntries.at, move.at),
          ),
        );
      const yes = audit?.before?.saidYesAt;
      const [again] = await tx
        .update(candidacies)
        .set({
          closedAt: ended.at,
          runnerUp: ended.runnerUp,
          saidYesAt: typeof yes === "string" ? new Date(yes) : null,
          stage: move.fromStage,
          stageAt: context.now,
          version: sql`${candidacies.version} + 1`,
        })
        .where(and(eq(candidacies.id, candidacyId), eq(candidacies.version, version), isNull(candidacies.closedAt)))
        .returning({ id: candidacies.id });
      if (!again) continue;
      await tx.insert(stageMoves).values({
        candidacyId,
        fromStage: candidacy.stage,
        toStage: move.fromStage,
        at: context.now,
        by: context.actor.kind === "recruiter" ? context.actor.id : null,
        undoesId: move.id,
      });
      const { id: _old, undoneAt: _at, undoneBy: _by, ...words } = ended;
      await tx.insert(closeOuts).values(words);
      await recordAudit(inside, { verb: "undoRevivals", noun: "candidacies", subjectId: candidacyId });
      closed.push(candidacyId);
      personIds.push(personId);
    }
    await refreshPersonActivity(inside, personIds);
    return { closed };
  });
}

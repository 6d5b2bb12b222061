import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidacies, closeOuts } from "@/db/schema/candidacies";
import { recordAudit } from "@/features/audit/mutations";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound } from "@/lib/errors";
import { refuseForWhoWasFirst } from "../queries/refuse-changed";
import { getCandidacyState } from "../queries/candidacy-states";
import { listToldSince } from "../queries/told-since";
import { ago } from "@/lib/format/ago";
import { stageThatHolds } from "../rules/moves";
import { refusedRow, type RefusedRow } from "./move-candidacies";
import { moveStage } from "./move-stage";

/**
 * Puts the card back where it was; `told` says who has already heard. Where what the stage stood on is gone (a declined
 * offer), the card goes to the nearest stage the record carries.
 */
export async function undoCloseOut(context: Context, { closeOutId }: { closeOutId: string }) {
  requireWriter(context.actor);
  return context.db.transaction(async (tx) => {
    const inside = { ...context, db: tx };
    const [row] = await tx.select().from(closeOuts).where(eq(closeOuts.id, closeOutId));
    if (!row) throw new NotFound("close-out");
    const candidacy = await getCandidacyState(inside, row.candidacyId);

    const [undone] = await tx
      .update(closeOuts)
      .set({ undoneAt: context.now, undoneBy: byOf(context.actor) })
      .where(and(eq(closeOuts.id, closeOutId), isNull(closeOuts.undoneAt)))
      .returning({ id: closeOuts.id });
    if (!undone) return refuseForWhoWasFirst(inside, row.candidacyId);
    const [open] = await tx
      .update(candidacies)
      .set({ closedAt: null, runnerUp: false, version: sql`${candidacies.version} + 1` })
      .where(and(eq(candidacies.id, row.candidacyId), isNotNull(candidacies.closedAt)))
      .returning({ version: candidacies.version });
    if (!open) return refuseForWhoWasFirst(inside, row.candidacyId);
    await recordAudit(inside, {
      verb: "undoCloseOut",
      noun: "candidacies",
      subjectId: row.candidacyId,
      before: { closeOutId, side: row.side, reason: row.reason, runnerUp: row.runnerUp },
    });

    const stage = stageThatHolds(candidacy.stage, candidacy);
    const moved =
      stage === candidacy.stage
        ? null
        : await moveStage(inside, { candidacyId: row.candidacyId, toStage: stage, verb: "undoCloseOut" });
    await refreshPersonActivity(inside, [candidacy.personId]);

    const told = await listToldSince(inside, row.candidacyId, row.at);
    if (row.toldAt) told.unshift(`${candidacy.name} heard how it ended ${ago(row.toldAt, context.now)}.`);
    return { candidacyId: row.candidacyId, version: moved?.version ?? open.version, stage, told };
  });
}

/** The close-outs of one press taken back, with a report per close-out. */
export async function undoCloseOuts(context: Context, { closeOutIds }: { closeOutIds: string[] }) {
  requireWriter(context.actor);
  const undone: { candidacyId: string; version: number; told: string[] }[] = [];
  const refused: RefusedRow[] = [];
  for (const closeOutId of closeOutIds.toSorted()) {
    try {
      const { candidacyId, version, told } = await undoCloseOut(context, { closeOutId });
      undone.push({ candidacyId, version, told });
    } catch (error) {
      refused.push(refusedRow(closeOutId, error));
    }
  }
  return { undone, refused };
}

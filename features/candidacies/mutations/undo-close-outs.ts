import { and, desc, eq, inArray, isNotNull, isNull, sql } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";
import { candidacies, closeOuts } from "@/db/schema/candidacies";
import { recordAudit } from "@/features/audit/mutations";
import { eachRow } from "@/features/operations/mutations/each-row";
import { runUndo } from "@/features/operations/mutations/run-undo";
import type { BulkReport } from "@/features/operations/rules";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import { ago } from "@/lib/format/ago";
import { NotFound } from "@/lib/errors";
import { getCandidacyState } from "../queries/candidacy-states";
import { refuseForWhoWasFirst } from "../queries/refuse-changed";
import { listToldSince } from "../queries/told-since";
import { stageThatHolds } from "../rules/moves";
import { moveStage } from "./move-stage";
import type { UndoneCard } from "./undo-moves";

type CloseOut = typeof closeOuts.$inferSelect;

/** Takes the close-outs of an operation back, all of them or those of some cards, with a report per card. */
export async function undoCloseOuts(
  context: Context,
  { operationId, candidacyIds }: { operationId: string; candidacyIds?: string[] | undefined },
): Promise<BulkReport<UndoneCard>> {
  requireWriter(context.actor);
  await requireVisible(context, [operationId]);
  return runUndo(context, { verb: "undoCloseOuts", operationId, whole: !candidacyIds }, async (inside) => {
    // A card that was revived since and closed out again, by the undo of that, has two of the operation: the later one.
    const rows = await inside.db
      .selectDistinctOn([closeOuts.candidacyId])
      .from(closeOuts)
      .where(
        and(
          eq(closeOuts.operationId, operationId),
          candidacyIds ? inArray(closeOuts.candidacyId, candidacyIds) : undefined,
        ),
      )
      .orderBy(closeOuts.candidacyId, desc(closeOuts.id));
    if (rows.length === 0) throw new NotFound("close-out");
    const { done, refused } = await eachRow(inside, rows, ({ candidacyId }) => candidacyId, takeBack);
    await refreshPersonActivity(
      inside,
      done.map(({ personId }) => personId),
    );
    return { done: done.map(({ candidacyId, version, told }) => ({ candidacyId, version, told })), refused };
  });
}

/**
 * Puts the card back where it was; `told` says who has already heard. Where what the stage was based on is gone (a
 * declined offer), the card goes to the nearest stage that its record supports.
 */
async function takeBack(inside: OperationContext, row: CloseOut): Promise<UndoneCard & { personId: string }> {
  const { db, now, actor, operation } = inside;
  const { candidacyId } = row;
  const candidacy = await getCandidacyState(inside, candidacyId);
  // Card before close-out, as closing and reviving take them.
  const [open] = await db
    .update(candidacies)
    .set({ closedAt: null, runnerUp: false, version: sql`${candidacies.version} + 1` })
    .where(and(eq(candidacies.id, candidacyId), isNotNull(candidacies.closedAt)))
    .returning({ version: candidacies.version });
  if (!open) return refuseForWhoWasFirst(inside, candidacyId);
  const [undone] = await db
    .update(closeOuts)
    .set({ undoneAt: now, undoneBy: byOf(actor), undoneOperationId: operation.id })
    .where(and(eq(closeOuts.id, row.id), isNull(closeOuts.undoneAt)))
    .returning({ id: closeOuts.id });
  if (!undone) return refuseForWhoWasFirst(inside, candidacyId);
  await recordAudit(inside, { noun: "candidacies", subjectId: candidacyId, fields: ["closedAt", "runnerUp"] });

  const toStage = stageThatHolds(candidacy.stage, candidacy);
  const moved =
    toStage === candidacy.stage ? null : await moveStage(inside, { candidacyId, toStage, verb: "undoCloseOuts" });
  const told = await listToldSince(inside, candidacyId, row.at);
  if (row.toldAt) told.unshift(`${candidacy.name} was told how it ended ${ago(row.toldAt, now)}.`);
  return { candidacyId, personId: candidacy.personId, version: moved?.version ?? open.version, told };
}

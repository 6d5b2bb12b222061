import { and, desc, eq, inArray, isNull } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";
import { candidacies, stageMoves } from "@/db/schema/candidacies";
import { promises } from "@/db/schema/promises";
import { revivals } from "@/db/schema/revivals";
import { submittals } from "@/db/schema/submittals";
import { recordAudit } from "@/features/audit/mutations";
import { eachRow } from "@/features/operations/mutations/each-row";
import { runUndo } from "@/features/operations/mutations/run-undo";
import type { BulkReport } from "@/features/operations/rules";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import { getCandidacyState } from "../queries/candidacy-states";
import { refuseForWhoWasFirst } from "../queries/refuse-changed";
import { listToldSince } from "../queries/told-since";
import { refusesUndo } from "../rules/moves";
import { moveStage } from "./move-stage";

type Move = typeof stageMoves.$inferSelect;
export type UndoneCard = { candidacyId: string; version: number; told: string[] };

/** Takes the moves of an operation back, all of them or those of some cards, with a report per card. */
export async function undoMoves(
  context: Context,
  { operationId, candidacyIds }: { operationId: string; candidacyIds?: string[] | undefined },
): Promise<BulkReport<UndoneCard>> {
  requireWriter(context.actor);
  await requireVisible(context, [operationId]);
  return runUndo(context, { verb: "undoMoves", operationId, whole: !candidacyIds }, async (inside) => {
    const moves = await inside.db
      .select()
      .from(stageMoves)
      .where(
        and(
          eq(stageMoves.operationId, operationId),
          candidacyIds ? inArray(stageMoves.candidacyId, candidacyIds) : undefined,
        ),
      );
    if (moves.length === 0) throw new Refusal("There is no move here to undo.");
    return eachRow(inside, moves, ({ candidacyId }) => candidacyId, takeBack);
  });
}

/** A press that submitted them is taken back with what it wrote: nothing went to the client. */
async function takeBackSubmittal(inside: OperationContext, { candidacyId, operationId }: Move) {
  const { db, now, operation } = inside;
  if (!operationId) return;
  await db.select({ id: candidacies.id }).from(candidacies).where(eq(candidacies.id, candidacyId)).for("no key update");
  const [undone] = await db
    .update(submittals)
    .set({ undoneAt: now, undoneOperationId: operation.id })
    .where(
      and(
        eq(submittals.candidacyId, candidacyId),
        eq(submittals.operationId, operationId),
        isNull(submittals.undoneAt),
      ),
    )
    .returning({ id: submittals.id });
  if (!undone) return;
  await recordAudit(inside, { noun: "submittals", subjectId: undone.id, fields: ["undoneAt"] });
  // Nor does the client owe the decision that was asked for with it.
  await db
    .update(promises)
    .set({ state: "moved", settledAt: now })
    .where(
      and(eq(promises.candidacyId, candidacyId), eq(promises.operationId, operationId), eq(promises.state, "open")),
    );
}

/** Takes the last move of a card back by a move of its own; `told` says what that does not unsay. */
async function takeBack(inside: OperationContext, move: Move): Promise<UndoneCard> {
  const { candidacyId } = move;
  await takeBackSubmittal(inside, move);
  const candidacy = await getCandidacyState(inside, candidacyId);
  const [last] = await inside.db
    .select({ id: stageMoves.id })
    .from(stageMoves)
    .where(eq(stageMoves.candidacyId, candidacyId))
    // By its id, which the database's clock makes: the clocks of two web processes may differ by more than their moves.
    .orderBy(desc(stageMoves.id))
    .limit(1);
  if (last?.id !== move.id) return refuseForWhoWasFirst(inside, candidacyId);
  if (move.fromStage === null)
    throw new Refusal("This is how they were added to the position. Close them out instead.");
  const revived = await inside.db.$count(
    revivals,
    and(eq(revivals.stageMoveId, move.id), isNull(revivals.undoneOperationId)),
  );
  if (revived > 0) throw new Refusal("This is how they came back to the board. Close them out instead.");
  const refusal = refusesUndo(candidacy, move.fromStage);
  if (refusal) throw new Refusal(refusal);

  const told = await listToldSince(inside, candidacyId, move.at);
  const moved = await moveStage(inside, {
    candidacyId,
    version: candidacy.version,
    toStage: move.fromStage,
    undoes: move,
    verb: "undoMoves",
  });
  if (!moved) return refuseForWhoWasFirst(inside, candidacyId);
  return { candidacyId, version: moved.version, told };
}

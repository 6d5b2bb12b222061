import { and, desc, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { closeOuts, stageMoves } from "@/db/schema/candidacies";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import { refuseForWhoWasFirst } from "../queries/refuse-changed";
import { getCandidacyState } from "../queries/candidacy-states";
import { listToldSince } from "../queries/told-since";
import { refusesUndo } from "../rules/moves";
import { refusedRow, type RefusedRow } from "./move-candidacies";
import { moveStage } from "./move-stage";

/** Takes the last move of a card back by a move of its own; `told` says what that does not unsay. */
export async function undoMove(context: Context, { moveId }: { moveId: string }) {
  requireWriter(context.actor);
  return context.db.transaction(async (tx) => {
    const inside = { ...context, db: tx };
    const [move] = await tx.select().from(stageMoves).where(eq(stageMoves.id, moveId));
    if (!move) throw new NotFound("move");
    const candidacy = await getCandidacyState(inside, move.candidacyId);
    const [last] = await tx
      .select({ id: stageMoves.id })
      .from(stageMoves)
      .where(eq(stageMoves.candidacyId, move.candidacyId))
      .orderBy(desc(stageMoves.at), desc(stageMoves.id))
      .limit(1);
    if (last?.id !== moveId) return refuseForWhoWasFirst(inside, move.candidacyId);
    if (move.fromStage === null) throw new Refusal("They were put on the position with this. Close them out instead.");
    const revived = await tx.$count(
      closeOuts,
      and(eq(closeOuts.candidacyId, move.candidacyId), eq(closeOuts.undoneAt, move.at)),
    );
    if (revived > 0) throw new Refusal("They came back to the board with this. Close them out instead.");
    const refusal = refusesUndo(candidacy, move.fromStage);
    if (refusal) throw new Refusal(refusal);

    const told = await listToldSince(inside, move.candidacyId, move.at);
    const moved = await moveStage(inside, {
      candidacyId: move.candidacyId,
      version: candidacy.version,
      toStage: move.fromStage,
      undoesId: moveId,
      verb: "undoMove",
    });
    if (!moved) return refuseForWhoWasFirst(inside, move.candidacyId);
    return { candidacyId: move.candidacyId, version: moved.version, moveId: moved.moveId, told };
  });
}

/** The moves of one press taken back, with a report per move. */
export async function undoMoves(context: Context, { moveIds }: { moveIds: string[] }) {
  requireWriter(context.actor);
  const undone: { candidacyId: string; version: number; told: string[] }[] = [];
  const refused: RefusedRow[] = [];
  for (const moveId of moveIds.toSorted()) {
    try {
      const { candidacyId, version, told } = await undoMove(context, { moveId });
      undone.push({ candidacyId, version, told });
    } catch (error) {
      refused.push(refusedRow(moveId, error));
    }
  }
  return { undone, refused };
}

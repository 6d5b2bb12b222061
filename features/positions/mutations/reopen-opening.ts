import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { candidacies, closeOuts } from "@/db/schema/candidacies";
import { candidates } from "@/db/schema/candidates";
import { openings, reopenings } from "@/db/schema/openings";
import { people } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import { reopeningKinds, type ReopeningKind } from "@/db/vocabulary/positions";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { reviveCandidacies } from "@/features/candidacies/mutations/revive-candidacies";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import { findLiveReopening, getOpening, listBroughtBack } from "../queries/opening-facts";
import { comesBack } from "../rules/reopening";
import { changePositionState } from "./change-position-state";
import { recordOpeningChanges } from "./record-opening-change";
import { settleLiveReopening } from "./settle-reopening";

type Reopen = {
  openingId: string;
  kind: ReopeningKind;
  /** Whose offer or placement ended. */
  candidacyId?: string | undefined;
  reason?: string | undefined;
};

export type Reopened = {
  reopeningId: string;
  positionId: string;
  /** Candidacies that are on the board again. */
  broughtBack: string[];
  /** What an undo names. */
  operationId: string | null;
};

/**
 * Frees an opening by a typed event and brings this position's runner-ups and position-closed candidacies back to the
 * board. The same event twice is one: the same recruiter gets the reopening again, another is told who was first. A new
 * event on a seat that is still back open (a second offer declined) takes the place of the old one.
 */
export async function reopenOpening(context: Context, input: Reopen): Promise<Reopened> {
  requireWriter(context.actor);
  const { openingId, kind, candidacyId = null } = input;
  const reason = input.reason?.trim() || null;
  return runOperation(context, { verb: "reopenOpening", reason }, async (inside) => {
    const { db: tx, operation } = inside;
    const operationId = operation.id;
    const { positionId } = await getOpening(inside, openingId);
    const [position] = await tx
      .select({ status: positions.status })
      .from(positions)
      .where(eq(positions.id, positionId))
      .for("no key update");
    const [opening] = await tx.select().from(openings).where(eq(openings.id, openingId)).for("update");
    if (!opening || !position) throw new NotFound("opening");
    const live = await findLiveReopening(inside, openingId);
    if (live && live.kind === kind && live.candidacyId === candidacyId) {
      if (live.by === byOf(context.actor))
        return {
          reopeningId: live.id,
          positionId,
          broughtBack: await listBroughtBack(inside, live.id),
          operationId: live.operationId,
        };
      return refuseForWhoDid(
        inside,
        live.operationId,
        (who, when) => `${who} recorded "${reopeningKinds[kind]}" for this opening ${when}.`,
      );
    }
    if (
      opening.state === "filled" &&
      (kind !== "fell_off" || (candidacyId ?? opening.candidacyId) !== opening.candidacyId)
    )
      throw new Refusal("This opening is filled. It reopens only if the hire falls through.");
    // A hire can fall through after the position was closed: it is open again then.
    if (position.status === "closed")
      await changePositionState(inside, {
        positionId,
        kind: "reissued",
        reason: reopeningKinds[kind],
      });

    await settleLiveReopening(inside, openingId);
    await tx
      .update(openings)
      .set({ state: "open", candidacyId: null, filledAt: null, closedAt: null })
      .where(eq(openings.id, openingId));
    const [reopening] = await tx
      .insert(reopenings)
      .values({
        positionId,
        openingId,
        kind,
        candidacyId,
        at: context.now,
        by: byOf(context.actor),
        reason,
        operationId,
      })
      .returning({ id: reopenings.id });
    if (!reopening) throw new Error("The reopening was not written.");

    const broughtBack = await bringBack(inside, positionId, reopening.id, kind);
    if (opening.state !== "open")
      await recordOpeningChanges(inside, { openingId, kind: "freed", candidacyId: opening.candidacyId });
    await recordAudit(inside, { noun: "reopenings", subjectId: reopening.id, fields: ["kind", "candidacyId"] });
    return { reopeningId: reopening.id, positionId, broughtBack, operationId };
  });
}

async function bringBack(
  inside: OperationContext,
  positionId: string,
  reopeningId: string,
  kind: ReopeningKind,
): Promise<string[]> {
  const closed = await inside.db
    .select({
      id: candidacies.id,
      side: closeOuts.side,
      reason: closeOuts.reason,
      runnerUp: sql<boolean>`${candidacies.runnerUp} or ${closeOuts.runnerUp}`,
    })
    .from(candidacies)
    .innerJoin(closeOuts, and(eq(closeOuts.candidacyId, candidacies.id), isNull(closeOuts.undoneAt)))
    .innerJoin(candidates, eq(candidates.id, candidacies.candidateId))
    .innerJoin(people, eq(people.id, candidates.personId))
    .where(
      and(
        eq(candidacies.positionId, positionId),
        isNotNull(candidacies.closedAt),
        isNull(candidacies.supersededById),
        isNull(people.erasedAt),
      ),
    );
  const candidacyIds = closed.filter(comesBack).map((one) => one.id);
  if (candidacyIds.length === 0) return [];
  const { done } = await reviveCandidacies(inside, {
    candidacyIds,
    reopeningId,
    reason: `Back open: ${reopeningKinds[kind].toLowerCase()}`,
  });
  return done.map(({ candidacyId }) => candidacyId);
}

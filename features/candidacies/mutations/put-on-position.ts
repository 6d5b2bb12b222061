import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidacies, stageMoves } from "@/db/schema/candidacies";
import { candidates } from "@/db/schema/candidates";
import { people } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import { firstStage, isIn, type Stage } from "@/db/vocabulary/candidacies";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import { reviveCandidacies } from "./revive-candidacies";

type Put = { candidateId: string; candidacyId: string };

/**
 * Puts candidates on a position, one or many. Who is on it stays as they are (`already`); who was closed out comes
 * back by a stage move (`revived`): there is one candidacy per pair.
 */
export async function putOnPosition(
  context: Context,
  input: { positionId: string; candidateIds: string[]; stage?: Stage | undefined },
) {
  requireWriter(context.actor);
  const stage = input.stage ?? firstStage;
  if (isIn("presented", stage)) throw new Error(`Nothing on record carries the stage ${stage}.`);
  const by = byOf(context.actor);
  const candidateIds = [...new Set(input.candidateIds)].toSorted();
  if (candidateIds.length === 0) throw new Refusal("Pick at least one candidate.", "candidateIds");
  return runOperation(context, { verb: "putOnPosition" }, async (inside) => {
    const { db: tx } = inside;
    const operationId = inside.operation.id;
    const [position] = await tx
      .select({ status: positions.status })
      .from(positions)
      .where(eq(positions.id, input.positionId))
      .for("share");
    if (!position) throw new NotFound("position");
    if (position.status === "closed") throw new Refusal("This position is closed. Reissue it, then put people on it.");
    const known = await tx
      .select({ id: candidates.id, mergedIntoId: people.mergedIntoId, erasedAt: people.erasedAt })
      .from(candidates)
      .innerJoin(people, eq(people.id, candidates.personId))
      .where(inArray(candidates.id, candidateIds));
    if (known.length < candidateIds.length || known.some((one) => one.mergedIntoId ?? one.erasedAt))
      throw new NotFound("candidate");

    const added: Put[] = (
      await tx
        .insert(candidacies)
        .values(
          candidateIds.map((candidateId) => ({
            positionId: input.positionId,
            candidateId,
            stage,
            stageAt: context.now,
            furthest: stage,
            addedBy: by,
            createdAt: context.now,
          })),
        )
        .onConflictDoNothing({
          target: [candidacies.positionId, candidacies.candidateId],
          where: sql`superseded_by_id is null`,
        })
        .returning({ candidacyId: candidacies.id, candidateId: candidacies.candidateId })
    ).toSorted((a, b) => (a.candidateId < b.candidateId ? -1 : 1));
    if (added.length > 0)
      await tx
        .insert(stageMoves)
        .values(added.map(({ candidacyId }) => ({ candidacyId, toStage: stage, at: context.now, by, operationId })));
    await recordAudit(
      inside,
      ...added.map(({ candidacyId }) => ({ noun: "candidacies" as const, subjectId: candidacyId, fields: ["stage"] })),
    );

    const isNew = new Set(added.map((one) => one.candidateId));
    const there = candidateIds.filter((id) => !isNew.has(id));
    if (there.length === 0) return { added, already: [], revived: [] };
    const rows = await tx
      .select({ candidacyId: candidacies.id, candidateId: candidacies.candidateId, closedAt: candidacies.closedAt })
      .from(candidacies)
      .where(
        and(
          eq(candidacies.positionId, input.positionId),
          inArray(candidacies.candidateId, there),
          isNull(candidacies.supersededById),
        ),
      );
    const closed = rows.filter((row) => row.closedAt);
    const again = await reviveCandidacies(inside, {
      candidacyIds: closed.map((row) => row.candidacyId),
      reason: "Put on again",
      toStage: stage,
    });
    const back = new Set(again.revived);
    const put = ({ candidacyId, candidateId }: Put): Put => ({ candidacyId, candidateId });
    return {
      added,
      already: rows.filter((row) => !back.has(row.candidacyId)).map(put),
      revived: rows.filter((row) => back.has(row.candidacyId)).map(put),
    };
  });
}

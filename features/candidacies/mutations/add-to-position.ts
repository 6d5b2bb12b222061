import { eq, sql } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";
import { idList } from "@/db/id-list";
import { moment } from "@/db/json-rows";
import { candidacies, stageMoves } from "@/db/schema/candidacies";
import { positions } from "@/db/schema/positions";
import { firstStage, isIn, stages, type Stage } from "@/db/vocabulary/candidacies";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import type { BulkReport, RefusedRow } from "@/features/operations/rules";
import { listGoneCandidates } from "@/features/people/queries/list-gone-candidates";
import { personName } from "@/features/people/queries/person-name";
import { byOf, requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import { ago } from "@/lib/format/ago";
import { reviveCandidacies } from "./revive-candidacies";

/** `revived`: they were closed out here, and come back by a stage move, because there is one candidacy per pair. */
type Put = { candidateId: string; candidacyId: string; revived: boolean };

/**
 * Puts candidates on a position, one or many. Who is on it, or not there anymore, stays as they are, and the report
 * says why.
 */
export async function addToPosition(
  context: Context,
  { positionId, stage = firstStage, ...input }: { positionId: string; candidateIds: string[]; stage?: Stage },
): Promise<BulkReport<Put>> {
  requireWriter(context.actor);
  await requireVisible(context, [positionId]);
  if (isIn("presented", stage)) throw new Error(`Nothing on record supports the stage ${stage}.`);
  const candidateIds = [...new Set(input.candidateIds)].toSorted();
  if (candidateIds.length === 0) throw new Refusal("Select at least one candidate.", "candidateIds");
  return runOperation(context, { verb: "addToPosition" }, async (inside) => {
    await requireOpenPosition(inside, positionId);
    const gone = await listGoneCandidates(inside, candidateIds);
    const isGone = new Set(gone.map(({ id }) => id));
    const there = candidateIds.filter((id) => !isGone.has(id));
    const added = await addCards(inside, positionId, there, stage);
    const isNew = new Set(added.map((one) => one.candidateId));
    const again = await reviveOrRefuse(
      inside,
      positionId,
      there.filter((id) => !isNew.has(id)),
      stage,
    );
    return { done: [...added, ...again.done], refused: [...gone, ...again.refused] };
  });
}

async function requireOpenPosition({ db }: Context, positionId: string) {
  const [position] = await db
    .select({ status: positions.status })
    .from(positions)
    .where(eq(positions.id, positionId))
    .for("share");
  if (!position) throw new NotFound("position");
  if (position.status === "closed") throw new Refusal("This position is closed. Reopen it, then add people.");
}

/** Those who were never on the position. */
async function addCards(
  inside: OperationContext,
  positionId: string,
  candidateIds: string[],
  stage: Stage,
): Promise<Put[]> {
  const { db, now, actor, operation } = inside;
  if (candidateIds.length === 0) return [];
  const by = byOf(actor);
  const card = { positionId, stage, stageAt: now, furthest: stage, addedBy: by, createdAt: now };
  const added = await db
    .insert(candidacies)
    .values(candidateIds.map((candidateId) => ({ ...card, candidateId })))
    .onConflictDoNothing({
      target: [candidacies.positionId, candidacies.candidateId],
      where: sql`superseded_by_id is null`,
    })
    .returning({ candidacyId: candidacies.id, candidateId: candidacies.candidateId });
  if (added.length === 0) return [];
  const move = { toStage: stage, at: now, by, operationId: operation.id };
  await db.insert(stageMoves).values(added.map(({ candidacyId }) => ({ ...move, candidacyId })));
  await recordAudit(
    inside,
    ...added.map(({ candidacyId }) => ({ noun: "candidacies" as const, subjectId: candidacyId, fields: ["stage"] })),
  );
  return added.map((one) => ({ ...one, revived: false })).toSorted((a, b) => (a.candidateId < b.candidateId ? -1 : 1));
}

type OnPosition = {
  candidacyId: string;
  candidateId: string;
  name: string;
  closed: boolean;
  stage: Stage;
  at: string;
  by: string | null;
};

/** Who was on the position before: closed out, they come back; else they stay as they are. */
async function reviveOrRefuse(
  inside: OperationContext,
  positionId: string,
  candidateIds: string[],
  stage: Stage,
): Promise<BulkReport<Put>> {
  if (candidateIds.length === 0) return { done: [], refused: [] };
  const rows = await inside.db.execute<OnPosition>(sql`
    select c.id as "candidacyId", c.candidate_id as "candidateId", ${personName("h")} as name,
      c.closed_at is not null as closed, c.stage, m.at, r.name as by
    from candidacies c
    join candidates k on k.id = c.candidate_id
    join people h on h.id = k.person_id
    join lateral (select at, by from stage_moves where candidacy_id = c.id order by at desc, id desc limit 1) m on true
    left join recruiters r on r.id = m.by
    where c.position_id = ${positionId} and c.superseded_by_id is null
      and c.candidate_id = any(${idList(candidateIds)})
    order by c.candidate_id`);
  const candidateOf = new Map(rows.map((row) => [row.candidacyId, row.candidateId]));
  const { done, refused } = await reviveCandidacies(inside, {
    candidacyIds: rows.filter((row) => row.closed).map((row) => row.candidacyId),
    reason: "Added again",
    toStage: stage,
  });
  const ofCandidate = (candidacyId: string) => candidateOf.get(candidacyId) ?? candidacyId;
  return {
    done: done.map(({ candidacyId }) => ({ candidacyId, candidateId: ofCandidate(candidacyId), revived: true })),
    refused: [
      ...refused.map(({ id, sentence }) => ({ id: ofCandidate(id), sentence })),
      ...rows.filter((row) => !row.closed).map((row) => alreadyThere(row, inside.now)),
    ],
  };
}

function alreadyThere({ candidateId, name, stage, at, by }: OnPosition, now: Date): RefusedRow {
  const sentence = `${name} is on this position already: ${by ?? "Callback"} moved them to ${stages[stage]} ${ago(moment(at), now)}.`;
  return { id: candidateId, sentence };
}

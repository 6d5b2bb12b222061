import { and, eq, isNull } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { requireVisible } from "@/db/restricted-positions";
import { candidacies } from "@/db/schema/candidacies";
import { candidates } from "@/db/schema/candidates";
import { positions } from "@/db/schema/positions";
import { firstStage } from "@/db/vocabulary/candidacies";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { addToPosition } from "./add-to-position";
import { recordYes } from "./record-yes";
import { reviveCandidacies } from "./revive-candidacies";

/**
 * Somebody said that they are interested in a position: they stand on its board with the mark *Interested*, put there or
 * back from a close-out into the first stage, and are in process (docs/rules-of-contact.md, rule 0). Who stands there
 * already keeps their stage. Null where there is no board to stand on: no candidate, or a position that is closed.
 */
export async function recordInterest(
  context: Context,
  { personId, positionId }: { personId: string; positionId: string },
): Promise<{ candidacyId: string } | null> {
  requireWriter(context.actor);
  await requireVisible(context, [positionId]);
  return runOperation(context, { verb: "recordInterest" }, async (inside) => {
    const { db, now } = inside;
    const [candidate] = await db
      .select({ id: candidates.id })
      .from(candidates)
      .where(eq(candidates.personId, personId));
    if (!candidate) return null;
    const candidacyId = await standOn(inside, positionId, candidate.id);
    if (!candidacyId) return null;
    await recordYes(inside, { candidacyId });
    const [marked] = await db
      .update(candidacies)
      .set({ interestedAt: now })
      .where(and(eq(candidacies.id, candidacyId), isNull(candidacies.interestedAt)))
      .returning({ id: candidacies.id });
    if (marked) await recordAudit(inside, { noun: "candidacies", subjectId: candidacyId, fields: ["interestedAt"] });
    return { candidacyId };
  });
}

async function standOn(inside: OperationContext, positionId: string, candidateId: string) {
  const before = await findPair(inside, positionId, candidateId);
  if (before && !before.closedAt) return before.id;
  const [position] = await inside.db
    .select({ status: positions.status })
    .from(positions)
    .where(eq(positions.id, positionId));
  if (!position || position.status === "closed") return null;
  if (before) {
    await reviveCandidacies(inside, {
      candidacyIds: [before.id],
      reason: "Said they are interested",
      toStage: firstStage,
    });
  } else await addToPosition(inside, { positionId, candidateIds: [candidateId] });
  // Where somebody else was quicker theirs is the card.
  const after = await findPair(inside, positionId, candidateId);
  return after && !after.closedAt ? after.id : null;
}

async function findPair({ db }: Context, positionId: string, candidateId: string) {
  const [pair] = await db
    .select({ id: candidacies.id, closedAt: candidacies.closedAt })
    .from(candidacies)
    .where(
      and(
        eq(candidacies.positionId, positionId),
        eq(candidacies.candidateId, candidateId),
        isNull(candidacies.supersededById),
      ),
    );
  return pair ?? null;
}

import { and, desc, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { candidacies } from "@/db/schema/candidacies";
import { candidates } from "@/db/schema/candidates";
import { placementChanges, placements } from "@/db/schema/offers";
import { people } from "@/db/schema/people";
import { positions } from "@/db/schema/positions";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { personName } from "@/features/people/queries/person-name";
import { NotFound } from "@/lib/errors";

export async function getPlacement({ db, actor }: Context, placementId: string) {
  const [row] = await db
    .select({
      placement: placements,
      personId: candidates.personId,
      name: personName(),
      positionId: positions.id,
      term: positions.term,
      guaranteeDays: positions.guaranteeDays,
      zone: positions.zone,
    })
    .from(placements)
    .innerJoin(candidacies, eq(candidacies.id, placements.candidacyId))
    .innerJoin(candidates, eq(candidates.id, candidacies.candidateId))
    .innerJoin(people, eq(people.id, candidates.personId))
    .innerJoin(positions, eq(positions.id, candidacies.positionId))
    .where(and(eq(placements.id, placementId), maySee(actor, positions.id)));
  if (!row) throw new NotFound("placement");
  const { placement, ...rest } = row;
  return { ...placement, ...rest };
}

/** Says to the loser of a race how the placement stands by now, and by whom. */
export async function refuseForChangedPlacement(context: Context, placementId: string): Promise<never> {
  const placement = await getPlacement(context, placementId);
  const [change] = await context.db
    .select({ operationId: placementChanges.operationId })
    .from(placementChanges)
    .where(eq(placementChanges.placementId, placementId))
    .orderBy(desc(placementChanges.at), desc(placementChanges.id))
    .limit(1);
  return refuseForWhoDid(context, change?.operationId, (who, when) => {
    if (placement.state === "fell_off") return `${who} recorded ${when} that this hire fell through.`;
    if (placement.state === "completed") return `${who} recorded ${when} that this placement is completed.`;
    if (placement.state === "started") return `${who} recorded ${when} that ${placement.name} started.`;
    return `${placement.name} has not started yet.`;
  });
}

import { and, eq, inArray, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { preparedForOne } from "@/db/prepared";
import { maySee } from "@/db/restricted-positions";
import { candidacies } from "@/db/schema/candidacies";
import { candidates } from "@/db/schema/candidates";
import { people } from "@/db/schema/people";
import { personName } from "@/features/people/queries/person-name";
import { NotFound } from "@/lib/errors";
import { recordOf } from "./candidacy-record";

/** The stage of candidacies, and what is on record of them. Superseded ones are left out. */
export async function listCandidacyStates({ db, actor }: Context, candidacyIds: string[]) {
  if (candidacyIds.length === 0) return [];
  const query = db
    .select({
      id: candidacies.id,
      positionId: candidacies.positionId,
      personId: candidates.personId,
      name: personName(),
      stage: candidacies.stage,
      stageAt: candidacies.stageAt,
      version: candidacies.version,
      closedAt: candidacies.closedAt,
      saidYesAt: candidacies.saidYesAt,
      runnerUp: candidacies.runnerUp,
      ...recordOf(candidacies.id),
    })
    .from(candidacies)
    .innerJoin(candidates, eq(candidates.id, candidacies.candidateId))
    .innerJoin(people, eq(people.id, candidates.personId))
    .where(
      and(
        inArray(candidacies.id, candidacyIds),
        isNull(candidacies.supersededById),
        maySee(actor, candidacies.positionId),
      ),
    )
    .orderBy(candidacies.id);
  const rows = await preparedForOne(candidacyIds, "list_candidacy_states", query);
  return rows.map((row) => ({ ...row, closed: row.closedAt !== null }));
}

export async function getCandidacyState(context: Context, candidacyId: string) {
  const [candidacy] = await listCandidacyStates(context, [candidacyId]);
  if (!candidacy) throw new NotFound("card");
  return candidacy;
}

import { and, eq, isNull, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { candidacies } from "@/db/schema/candidacies";
import { candidates } from "@/db/schema/candidates";
import { people } from "@/db/schema/people";
import { counts } from "@/features/candidacies/queries/candidacy-record";
import { personName } from "@/features/people/queries/person-name";

/** Who is on the board of a position; `hired`: taken on for one of its seats. */
export async function listOnBoard({ db, actor }: Context, positionId: string) {
  return db
    .select({
      candidacyId: candidacies.id,
      stage: candidacies.stage,
      name: personName(),
      hired: sql<boolean>`exists (select from placements p
        where p.candidacy_id = ${candidacies.id} and ${counts.hired(sql`p.state`)})
        or exists (select from openings o where o.candidacy_id = ${candidacies.id})`,
    })
    .from(candidacies)
    .innerJoin(candidates, eq(candidates.id, candidacies.candidateId))
    .innerJoin(people, eq(people.id, candidates.personId))
    .where(
      and(
        eq(candidacies.positionId, positionId),
        isNull(candidacies.closedAt),
        isNull(candidacies.supersededById),
        maySee(actor, candidacies.positionId),
      ),
    )
    .orderBy(candidacies.id);
}

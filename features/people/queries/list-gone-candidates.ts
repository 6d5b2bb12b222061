import { eq, inArray } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidates } from "@/db/schema/candidates";
import { people } from "@/db/schema/people";
import type { RefusedRow } from "@/features/operations/rules";
import { NotFound } from "@/lib/errors";
import { personName } from "./person-name";

/** Of these candidates those who are not there anymore, each with the sentence for the report of a bulk verb. */
export async function listGoneCandidates({ db }: Context, candidateIds: string[]): Promise<RefusedRow[]> {
  const found = await db
    .select({ id: candidates.id, name: personName(), mergedIntoId: people.mergedIntoId, erasedAt: people.erasedAt })
    .from(candidates)
    .innerJoin(people, eq(people.id, candidates.personId))
    .where(inArray(candidates.id, candidateIds));
  const byId = new Map(found.map((one) => [one.id, one]));
  return candidateIds.flatMap((id) => {
    const one = byId.get(id);
    if (one?.mergedIntoId) return [{ id, sentence: `${one.name} was merged into another person.` }];
    return one && !one.erasedAt ? [] : [{ id, sentence: new NotFound("candidate").message }];
  });
}

import { and, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee, requireVisible } from "@/db/restricted-positions";
import { candidacies, closeOuts } from "@/db/schema/candidacies";
import { candidates } from "@/db/schema/candidates";
import { interviews } from "@/db/schema/interviews";
import { people } from "@/db/schema/people";
import { NotFound, Refusal } from "@/lib/errors";

type Named = {
  personId: string;
  candidacyId?: string | null | undefined;
  positionId?: string | null | undefined;
  tellsOutcomeOf?: string | null | undefined;
  thanksFor?: string | null | undefined;
  saidYes?: boolean | undefined;
};

/** Whom a touch is with and what it is about: the candidacy named, or the one of the interview or close-out named. */
export async function getTouchSubject({ db, actor }: Context, named: Named) {
  const [person] = await db
    .select({ id: people.id, mergedIntoId: people.mergedIntoId })
    .from(people)
    .where(eq(people.id, named.personId));
  if (!person) throw new NotFound("person");
  const personId = person.mergedIntoId ?? person.id;

  const candidacyId = named.candidacyId ?? (await candidacyOf(db, named));
  if (!candidacyId) {
    if (named.positionId) await requireVisible({ actor, db }, [named.positionId]);
    return { personId, candidacyId: null, positionId: named.positionId ?? null };
  }
  const [candidacy] = await db
    .select({ positionId: candidacies.positionId, personId: candidates.personId })
    .from(candidacies)
    .innerJoin(candidates, eq(candidates.id, candidacies.candidateId))
    .where(and(eq(candidacies.id, candidacyId), maySee(actor, candidacies.positionId)));
  if (!candidacy) throw new NotFound("candidacy");
  // A candidacy may be spoken about with a contact of the client; only a touch with the candidate is linked to it.
  if (candidacy.personId !== personId) {
    if (named.tellsOutcomeOf || named.saidYes) throw new Refusal("This candidacy is another person's.");
    return { personId, candidacyId: null, positionId: candidacy.positionId };
  }
  return { personId, candidacyId, positionId: candidacy.positionId };
}

async function candidacyOf(db: Context["db"], { tellsOutcomeOf, thanksFor }: Named) {
  if (thanksFor) {
    const [row] = await db.select({ id: interviews.candidacyId }).from(interviews).where(eq(interviews.id, thanksFor));
    if (!row) throw new NotFound("interview");
    return row.id;
  }
  if (!tellsOutcomeOf) return null;
  const [row] = await db.select({ id: closeOuts.candidacyId }).from(closeOuts).where(eq(closeOuts.id, tellsOutcomeOf));
  if (!row) throw new NotFound("close-out");
  return row.id;
}

import { asc, desc, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidates } from "@/db/schema/candidates";
import { people, personPhones } from "@/db/schema/people";
import type { CorrectedFacts, CorrectionField } from "@/db/vocabulary/wishes";

/** What is kept of somebody in the fields that they may correct, as it is now. */
export async function findCurrentFacts({ db }: Pick<Context, "db">, personId: string) {
  const [row] = await db
    .select({
      candidateId: candidates.id,
      version: candidates.version,
      city: people.city,
      state: people.state,
      zip: people.zip,
      payCents: candidates.desiredPayCents,
      payUnit: candidates.desiredPayUnit,
      availableOn: candidates.availableOn,
    })
    .from(candidates)
    .innerJoin(people, eq(people.id, candidates.personId))
    .where(eq(candidates.personId, personId));
  if (!row) return null;
  const phones = await db
    .select({ raw: personPhones.raw, e164: personPhones.e164, kind: personPhones.kind })
    .from(personPhones)
    .where(eq(personPhones.personId, personId))
    .orderBy(desc(personPhones.primary), asc(personPhones.id));
  const { candidateId, version, city, state, zip, payCents, payUnit, availableOn } = row;
  const of: Record<CorrectionField, CorrectedFacts> = {
    phone: { phone: phones[0]?.e164 ?? phones[0]?.raw ?? null },
    place: { city, state, zip },
    pay: { payCents, payUnit },
    availability: { availableOn },
  };
  return { candidateId, version, phones, of };
}

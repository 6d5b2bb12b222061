import { desc, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidates } from "@/db/schema/candidates";
import { people, personEmails, personPhones } from "@/db/schema/people";
import type { ImportRowVerdict, KnownRowChoice } from "@/db/vocabulary/imports";
import { updateCandidate } from "@/features/candidates/mutations/update-candidate";
import { readPhones } from "@/features/people/mutations/read-person";
import { findAddressOwners } from "@/features/people/queries/address-owners";
import { Refusal } from "@/lib/errors";
import { factWords, type RowFacts } from "../rules/rows";

type Met = { verdict: ImportRowVerdict; reason: string; personId: string | null };

/** A candidate the firm knows: updated, filled up or left alone, as the recruiter chose. No address or number is lost. */
export async function meetAgain(
  context: Context,
  choice: KnownRowChoice,
  candidateId: string,
  facts: RowFacts,
): Promise<Met> {
  const [known] = await context.db
    .select({ candidate: candidates, person: people })
    .from(candidates)
    .innerJoin(people, eq(people.id, candidates.personId))
    .where(eq(candidates.id, candidateId));
  if (!known) return { verdict: "refused", reason: "The person was merged meanwhile.", personId: null };
  const { id: personId, firstName, lastName } = known.person;
  const name = `${firstName} ${lastName}`.trim();
  const unchanged = (reason: string): Met => ({ verdict: "unchanged", reason: `${name} ${reason}`, personId });
  if (choice === "skip") return unchanged("is known and stays as they are.");
  const news = {
    ...plainNews(facts, { ...known.person, ...known.candidate }, choice),
    ...(await moreAddresses(context, personId, facts)),
  };
  const changed = Object.keys(news) as (keyof RowFacts)[];
  if (changed.length === 0) return unchanged("is known, and the row says nothing new.");
  try {
    await context.db.transaction(async (tx) =>
      updateCandidate({ ...context, db: tx }, { candidateId, version: known.candidate.version, facts: news }),
    );
    return { verdict: "updated", reason: `${name}: ${changed.map((fact) => factWords[fact]).join(", ")}.`, personId };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { verdict: "refused", reason: `${name}: ${error.message}`, personId };
  }
}

function plainNews(facts: RowFacts, present: Record<string, unknown>, choice: KnownRowChoice) {
  const { emails: _emails, phones: _phones, ...said } = facts;
  return Object.fromEntries(
    Object.entries(said).filter(([fact, value]) => {
      const has = present[fact];
      return choice === "fill" ? has === null || has === undefined || has === "" : has !== value;
    }),
  ) as Partial<typeof said>;
}

/** The lists of the person with what the row adds; a list that stays is not named. An address of somebody else stays theirs. */
async function moreAddresses(context: Context, personId: string, facts: RowFacts) {
  const more: Pick<Partial<RowFacts>, "emails" | "phones"> = {};
  const owners = await findAddressOwners(context, facts.emails);
  const fresh = facts.emails.filter((address) => !owners.has(address));
  if (fresh.length > 0) {
    const held = await context.db
      .select({ address: personEmails.address })
      .from(personEmails)
      .where(eq(personEmails.personId, personId))
      .orderBy(desc(personEmails.primary), personEmails.id);
    more.emails = [...held.map(({ address }) => address), ...fresh];
  }
  if (facts.phones.length > 0) {
    const held = await context.db
      .select({ raw: personPhones.raw, kind: personPhones.kind })
      .from(personPhones)
      .where(eq(personPhones.personId, personId))
      .orderBy(desc(personPhones.primary), personPhones.id);
    const phones = [...held, ...facts.phones.map(({ raw }) => ({ raw, kind: "mobile" as const }))];
    if (readPhones(phones).length > held.length) more.phones = phones;
  }
  return more;
}

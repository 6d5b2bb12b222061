import { desc, eq, inArray } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidates } from "@/db/schema/candidates";
import { people, personEmails, personPhones } from "@/db/schema/people";
import type { ImportRowVerdict, KnownRowChoice } from "@/db/vocabulary/imports";
import { updateCandidates } from "@/features/candidates/mutations/update-candidates";
import { parsePhones } from "@/features/people/rules/parse-person";
import { findAddressOwners } from "@/features/people/queries/address-owners";
import { factWords, type RowFacts } from "../rules/rows";

/** A row and the candidate it is about. */
export type Meeting = { candidateId: string; facts: RowFacts };
type Met = { verdict: ImportRowVerdict; reason: string; personId: string | null };
type News = { candidateId: string; version: number; name: string; personId: string; news: Partial<RowFacts> };
type Known = Awaited<ReturnType<typeof findKnown>>;

/**
 * Candidates the firm knows, each of them once: updated, filled up or left alone, as the recruiter chose. No address or
 * number is lost. What is known is looked up for all of them; only who has news is written.
 */
export async function meetAgain(context: Context, choice: KnownRowChoice, meetings: Meeting[]): Promise<Met[]> {
  if (meetings.length === 0) return [];
  const known = await findKnown(context, meetings);
  const looks = meetings.map((meeting) => look(choice, meeting, known));
  const changes = looks.flatMap((one, index) => ("news" in one ? [{ ...one, index }] : []));
  const outcomes = await updateCandidates(
    context,
    changes.map(({ candidateId, version, news }) => ({ candidateId, version, facts: news })),
  );
  const met = looks.map((one) => ("news" in one ? null : one));
  for (const [place, { index, name, personId, news }] of changes.entries()) {
    const outcome = outcomes[place];
    const told = (Object.keys(news) as (keyof RowFacts)[]).map((fact) => factWords[fact]).join(", ");
    met[index] =
      outcome && "refusal" in outcome
        ? { verdict: "refused", reason: `${name}: ${outcome.refusal.message}`, personId }
        : { verdict: "updated", reason: `${name}: ${told}.`, personId };
  }
  return met as Met[];
}

async function findKnown(context: Context, meetings: Meeting[]) {
  const { db } = context;
  const met = await db
    .select({ candidate: candidates, person: people })
    .from(candidates)
    .innerJoin(people, eq(people.id, candidates.personId))
    .where(
      inArray(
        candidates.id,
        meetings.map(({ candidateId }) => candidateId),
      ),
    );
  const personIds = met.map(({ person }) => person.id);
  const emails = await db
    .select({ personId: personEmails.personId, address: personEmails.address })
    .from(personEmails)
    .where(inArray(personEmails.personId, personIds))
    .orderBy(desc(personEmails.primary), personEmails.id);
  const phones = await db
    .select({ personId: personPhones.personId, raw: personPhones.raw, kind: personPhones.kind })
    .from(personPhones)
    .where(inArray(personPhones.personId, personIds))
    .orderBy(desc(personPhones.primary), personPhones.id);
  return {
    met: new Map(met.map((one) => [one.candidate.id, one])),
    emails: Map.groupBy(emails, ({ personId }) => personId),
    phones: Map.groupBy(phones, ({ personId }) => personId),
    owners: await findAddressOwners(
      context,
      meetings.flatMap(({ facts }) => facts.emails),
    ),
  };
}

/** What the row says that is new; else its verdict. */
function look(choice: KnownRowChoice, { candidateId, facts }: Meeting, known: Known): News | Met {
  const met = known.met.get(candidateId);
  if (!met) return { verdict: "refused", reason: "The person was merged meanwhile.", personId: null };
  const { id: personId, firstName, lastName } = met.person;
  const name = `${firstName} ${lastName}`.trim();
  const unchanged = (reason: string): Met => ({ verdict: "unchanged", reason: `${name} ${reason}`, personId });
  if (choice === "skip") return unchanged("is known and stays as they are.");
  const news = {
    ...plainNews(facts, { ...met.person, ...met.candidate }, choice),
    ...moreAddresses(known, personId, facts),
  };
  if (Object.keys(news).length === 0) return unchanged("is known, and the row says nothing new.");
  return { candidateId, version: met.candidate.version, name, personId, news };
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
function moreAddresses(known: Known, personId: string, facts: RowFacts) {
  const more: Pick<Partial<RowFacts>, "emails" | "phones"> = {};
  const fresh = facts.emails.filter((address) => !known.owners.has(address));
  const heldEmails = known.emails.get(personId) ?? [];
  if (fresh.length > 0) more.emails = [...heldEmails.map(({ address }) => address), ...fresh];
  const heldPhones = (known.phones.get(personId) ?? []).map(({ raw, kind }) => ({ raw, kind }));
  const phones = [...heldPhones, ...facts.phones.map(({ raw }) => ({ raw, kind: "mobile" as const }))];
  if (parsePhones(phones).length > heldPhones.length) more.phones = phones;
  return more;
}

import { desc, eq, inArray } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidates } from "@/db/schema/candidates";
import { people, personEmails, personPhones } from "@/db/schema/people";
import type { ImportRowVerdict, KnownRowChoice } from "@/db/vocabulary/imports";
import { updateCandidates } from "@/features/candidates/mutations/update-candidates";
import { parsePhones } from "@/features/people/rules/parse-person";
import { findAddressOwners } from "@/features/people/queries/address-owners";
import { keysOf } from "@/lib/keys-of";
import { factWords, type RowFacts } from "../rules/rows";

/** A row and the candidate it is about. */
type KnownRow = { candidateId: string; facts: RowFacts };
type Outcome = { verdict: ImportRowVerdict; reason: string; personId: string | null };
type Change = { candidateId: string; version: number; name: string; personId: string; changed: Partial<RowFacts> };
type Known = Awaited<ReturnType<typeof findKnown>>;

/**
 * Candidates the firm knows, each of them once: updated, filled up or left alone, as the recruiter chose. No address or
 * number is lost. What is known is read for all of them at once, and only those with a change are written.
 */
export async function updateKnownPeople(
  context: Context,
  choice: KnownRowChoice,
  rows: KnownRow[],
): Promise<Outcome[]> {
  if (rows.length === 0) return [];
  const known = await findKnown(context, rows);
  const compared = rows.map((row) => compare(choice, row, known));
  const changes = compared.flatMap((one, index) => ("changed" in one ? [{ ...one, index }] : []));
  const updates = await updateCandidates(
    context,
    changes.map(({ candidateId, version, changed }) => ({ candidateId, version, facts: changed })),
  );
  const outcomes = compared.map((one) => ("changed" in one ? null : one));
  for (const [place, { index, name, personId, changed }] of changes.entries()) {
    const update = updates[place];
    const facts = Object.keys(changed) as (keyof RowFacts)[];
    const words = [...new Set(facts.map((fact) => factWords[fact]))].join(", ");
    outcomes[index] =
      update && "refusal" in update
        ? { verdict: "refused", reason: `${name}: ${update.refusal.message}`, personId }
        : { verdict: "updated", reason: `${name}: ${words}.`, personId };
  }
  return outcomes as Outcome[];
}

async function findKnown(context: Context, rows: KnownRow[]) {
  const { db } = context;
  const candidatesFound = await db
    .select({ candidate: candidates, person: people })
    .from(candidates)
    .innerJoin(people, eq(people.id, candidates.personId))
    .where(
      inArray(
        candidates.id,
        rows.map(({ candidateId }) => candidateId),
      ),
    );
  const personIds = candidatesFound.map(({ person }) => person.id);
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
    candidates: new Map(candidatesFound.map((one) => [one.candidate.id, one])),
    emails: Map.groupBy(emails, ({ personId }) => personId),
    phones: Map.groupBy(phones, ({ personId }) => personId),
    owners: await findAddressOwners(
      context,
      rows.flatMap(({ facts }) => facts.emails),
    ),
  };
}

/** What the row would change; where it changes nothing, its outcome. */
function compare(choice: KnownRowChoice, { candidateId, facts }: KnownRow, known: Known): Change | Outcome {
  const found = known.candidates.get(candidateId);
  if (!found) return { verdict: "refused", reason: "The person has been merged since.", personId: null };
  const { id: personId, firstName, lastName } = found.person;
  const name = `${firstName} ${lastName}`.trim();
  const unchanged = (reason: string): Outcome => ({ verdict: "unchanged", reason: `${name} ${reason}`, personId });
  if (choice === "skip") return unchanged("is already in Callback and was left as is.");
  const changed = {
    ...changedFacts(facts, { ...found.person, ...found.candidate }, choice),
    ...addedAddresses(known, personId, facts),
  };
  if (Object.keys(changed).length === 0) return unchanged("is already in Callback, and the row has nothing new.");
  return { candidateId, version: found.candidate.version, name, personId, changed };
}

function changedFacts(facts: RowFacts, present: Record<string, unknown>, choice: KnownRowChoice) {
  const { emails: _emails, phones: _phones, ...said } = facts;
  const changed = new Set(
    keysOf(said).filter((fact) => {
      const has = present[fact];
      return choice === "fill" ? has === null || has === undefined || has === "" : has !== said[fact];
    }),
  );
  // A sum of pay and its unit are one fact.
  if (changed.has("desiredPayCents") || changed.has("desiredPayUnit"))
    changed.add("desiredPayCents").add("desiredPayUnit");
  return Object.fromEntries([...changed].map((fact) => [fact, said[fact]])) as Partial<typeof said>;
}

/**
 * The addresses and numbers of the person with those that the row adds; a list that stays as it is is left out. An
 * address of somebody else stays theirs.
 */
function addedAddresses(known: Known, personId: string, facts: RowFacts) {
  const more: Pick<Partial<RowFacts>, "emails" | "phones"> = {};
  const fresh = facts.emails.filter((address) => !known.owners.has(address));
  const heldEmails = known.emails.get(personId) ?? [];
  if (fresh.length > 0) more.emails = [...heldEmails.map(({ address }) => address), ...fresh];
  const heldPhones = (known.phones.get(personId) ?? []).map(({ raw, kind }) => ({ raw, kind }));
  const phones = [...heldPhones, ...facts.phones.map(({ raw }) => ({ raw, kind: "mobile" as const }))];
  if (parsePhones(phones).length > heldPhones.length) more.phones = phones;
  return more;
}

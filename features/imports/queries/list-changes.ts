import { desc, eq, inArray } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidates } from "@/db/schema/candidates";
import type { ImportChanges } from "@/db/schema/imports";
import { people, personEmails, personPhones } from "@/db/schema/people";
import type { ImportRowVerdict, KnownRowChoice } from "@/db/vocabulary/imports";
import { findAddressOwners } from "@/features/people/queries/address-owners";
import { parsePhones } from "@/features/people/rules/parse-person";
import { changedFacts, describeChanges } from "../rules/changes";
import type { RowFacts } from "../rules/rows";

/** A row and the candidate it is about. */
export type KnownRow = { candidateId: string; facts: RowFacts };
export type Outcome = { verdict: ImportRowVerdict; reason: string; personId: string | null };
/** What a row would change: `changed` as it is written, `changes` as it is shown and taken back. */
export type Change = {
  candidateId: string;
  version: number;
  personId: string;
  changed: Partial<RowFacts>;
  changes: ImportChanges;
  words: string;
  /** What of the row has no room. */
  left: string[];
};
type Held = Awaited<ReturnType<typeof findHeld>>;

/** What rows would change about candidates the firm knows, each of them once. No address or number is lost. */
export async function listChanges(
  context: Context,
  choice: KnownRowChoice,
  rows: KnownRow[],
): Promise<(Change | Outcome)[]> {
  if (rows.length === 0) return [];
  const held = await findHeld(context, rows);
  return rows.map((row) => compare(choice, row, held));
}

async function findHeld(context: Context, rows: KnownRow[]) {
  const { db } = context;
  const ids = rows.map(({ candidateId }) => candidateId);
  const found = await db
    .select({ candidate: candidates, person: people })
    .from(candidates)
    .innerJoin(people, eq(people.id, candidates.personId))
    .where(inArray(candidates.id, ids));
  const personIds = found.map(({ person }) => person.id);
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
    candidates: new Map(found.map((one) => [one.candidate.id, one])),
    emails: Map.groupBy(emails, ({ personId }) => personId),
    phones: Map.groupBy(phones, ({ personId }) => personId),
    owners: await findAddressOwners(
      context,
      rows.flatMap(({ facts }) => facts.emails),
    ),
  };
}

/** What the row would change; where it changes nothing, its outcome. */
function compare(choice: KnownRowChoice, { candidateId, facts }: KnownRow, held: Held): Change | Outcome {
  const found = held.candidates.get(candidateId);
  if (!found) return { verdict: "refused", reason: "The person has been merged since.", personId: null };
  const { id: personId, firstName, lastName } = found.person;
  const name = `${firstName} ${lastName}`.trim();
  const unchanged = (reason: string): Outcome => ({ verdict: "unchanged", reason: `${name} ${reason}`, personId });
  if (choice === "skip") return unchanged("is already in Callback and was left as is.");
  const { changed: said, changes, left } = changedFacts(facts, { ...found.person, ...found.candidate }, choice);
  const added = addedAddresses(held, personId, facts);
  const changed = { ...said, ...added.changed };
  if (Object.keys(changed).length === 0) return unchanged("is already in Callback, and the row has nothing new.");
  if (facts.licenses) left.push("Licenses of the row were not added: compare them with the profile.");
  const all = { ...changes, ...added.changes };
  const words = `${name}: ${describeChanges(all)}.`;
  return { candidateId, version: found.candidate.version, personId, changed, changes: all, words, left };
}

/**
 * The addresses and numbers of the person with those that the row adds; a list that stays as it is is left out. An
 * address of somebody else stays theirs.
 */
function addedAddresses(held: Held, personId: string, facts: RowFacts) {
  const changed: Pick<Partial<RowFacts>, "emails" | "phones"> = {};
  const changes: ImportChanges = {};
  const fresh = facts.emails.filter((address) => !held.owners.has(address));
  const emails = (held.emails.get(personId) ?? []).map(({ address }) => address);
  if (fresh.length > 0) {
    changed.emails = [...emails, ...fresh];
    changes["emails"] = { before: emails, after: changed.emails };
  }
  const before = (held.phones.get(personId) ?? []).map(({ raw, kind }) => ({ raw, kind }));
  const phones = parsePhones([...before, ...facts.phones]).map(({ raw, kind }) => ({ raw, kind }));
  if (phones.length > before.length) {
    changed.phones = phones;
    changes["phones"] = { before, after: phones };
  }
  return { changed, changes };
}

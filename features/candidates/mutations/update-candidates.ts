import { asc, and, eq, inArray } from "drizzle-orm";
import type { z } from "zod";
import type { Context, OperationContext } from "@/db/context";
import { updateRows } from "@/db/many-rows";
import { candidates } from "@/db/schema/candidates";
import { people, personPhones } from "@/db/schema/people";
import { recordAudit } from "@/features/audit/mutations";
import { changedFields, isChanged } from "@/features/audit/rules";
import { inSavepoint, runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { replaceEmails, replacePhones } from "@/features/people/mutations/replace-addresses";
import { parseAddresses, parsePhones } from "@/features/people/rules/parse-person";
import { lockPeople, refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { refreshSearchText } from "@/features/people/mutations/refresh-search-text";
import { zoneOf } from "@/features/people/rules/zone";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { getFirm } from "@/features/settings/queries";
import { NotFound, Refusal } from "@/lib/errors";
import { plainIssue } from "@/lib/plain-issues";
import { normalizeZip } from "@/lib/zip";
import { changedFacts, type changedCandidate } from "../inputs/candidate-facts";
import { refusalOfIssue, parsePay, type RefusedCandidate } from "../rules/parse-candidate";

type Facts = z.output<typeof changedFacts>;
type Candidate = typeof candidates.$inferSelect;
type Person = typeof people.$inferSelect;
/** The version that a candidate has now. */
export type Updated = { version: number };
/** A candidate who changes: as they were, and what was said of them. */
type Change = { index: number; facts: Facts; candidate: Candidate; person: Person };

/**
 * Changes many candidates, each of them named once: one outcome per input, in their order. What is not named stays; who
 * saw an older version is told who was first. What is refused is not written, and stops no other.
 */
export async function updateCandidates(
  context: Context,
  inputs: z.input<typeof changedCandidate>[],
): Promise<(Updated | RefusedCandidate)[]> {
  requireWriter(context.actor);
  const read = inputs.map((input) => ({
    ...input,
    parsed: changedFacts.safeParse(input.facts, { error: plainIssue }),
  }));
  return runOperation(context, { verb: "updateCandidates" }, async (inside) => {
    const outcomes: (Updated | RefusedCandidate)[] = [];
    const before = await lockCandidates(inside, read);
    const changes: Change[] = [];
    for (const [index, { candidateId, version, parsed }] of read.entries()) {
      const was = before.get(candidateId);
      if (!was) outcomes[index] = { refusal: new NotFound("candidate") };
      else if (!parsed.success) outcomes[index] = { refusal: refusalOfIssue(parsed.error.issues) };
      else {
        const refused = await writeAddresses(inside, was, version, parsed.data);
        if (refused) outcomes[index] = refused;
        else changes.push({ ...was, index, facts: parsed.data });
      }
    }
    for (const { index, candidate } of changes) outcomes[index] = { version: candidate.version };
    const written = await writeChanged(inside, changes);
    for (const { index, candidate } of written) outcomes[index] = { version: candidate.version + 1 };
    const personIds = written.map(({ person }) => person.id);
    await refreshSearchText(inside, personIds);
    await refreshPersonActivity(inside, personIds);
    await recordAudit(inside, ...written.map(entryOf));
    return outcomes;
  });
}

/** As they are once nobody else changes them, by id. In the order of their ids, as lockPeople() does. */
async function lockCandidates(inside: Context, asked: { candidateId: string }[]) {
  const ids = asked.map(({ candidateId }) => candidateId);
  const held = await inside.db
    .select()
    .from(candidates)
    .where(inArray(candidates.id, ids))
    .orderBy(asc(candidates.id))
    .for("no key update");
  const personIds = held.map(({ personId }) => personId);
  await lockPeople(inside, personIds);
  const persons =
    personIds.length > 0 ? await inside.db.select().from(people).where(inArray(people.id, personIds)) : [];
  const byId = new Map(persons.map((person) => [person.id, person]));
  return new Map(
    held.map((candidate) => [candidate.id, { candidate, person: byId.get(candidate.personId) as Person }]),
  );
}

/** Writes addresses and numbers, unless the facts of this one are refused: the others go on. */
async function writeAddresses(
  inside: OperationContext,
  { candidate, person }: { candidate: Candidate; person: Person },
  version: number,
  facts: Facts,
): Promise<RefusedCandidate | null> {
  try {
    if (candidate.version !== version)
      return await refuseForWhoDid(
        inside,
        candidate.operationId,
        (who, when) => `${who} changed this ${when}.`,
        "version",
      );
    candidateColumns(facts, inside.now);
    personColumns(facts, person);
    const { emails, phones } = facts;
    if (emails || phones)
      await inSavepoint(inside, async (savepoint) => {
        if (emails) await replaceEmails(savepoint, person.id, parseAddresses(emails));
        if (phones) await replacePhones(savepoint, person.id, parsePhones(phones));
      });
    return null;
  } catch (error) {
    if (error instanceof Refusal) return { refusal: error };
    throw error;
  }
}

/**
 * Writes whom something changes about, and leaves the others at their version. Rows that change together say the same
 * columns, so that each is written as it is to be, whatever its own facts name.
 */
async function writeChanged(inside: OperationContext, changes: Change[]): Promise<Written[]> {
  const { db, now, operation } = inside;
  const zones = await zonesNow(inside, changes);
  const written = changes
    .map((change) => writtenOf(change, now, zones.get(change.person.id)))
    .filter(({ values }) => isChanged(values));
  const named = (rows: object[]) => [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const ofCandidates = named(written.map(({ after }) => after.candidate)) as (keyof Candidate)[];
  const ofPeople = named(written.map(({ after }) => after.person)) as (keyof Person)[];
  await updateRows(
    db,
    candidates,
    written.map(({ candidate, after }) => ({
      ...pick(candidate, ofCandidates),
      ...after.candidate,
      id: candidate.id,
      version: candidate.version + 1,
      updatedAt: now,
      operationId: operation.id,
    })),
  );
  await updateRows(
    db,
    people,
    written.map(({ person, after }) => ({
      ...pick(person, ofPeople),
      ...after.person,
      id: person.id,
      updatedAt: now,
    })),
  );
  return written;
}

/** A change with the columns it writes and the values that are other ones then. */
function writtenOf(change: Change, now: Date, zone: string | undefined) {
  const { facts, candidate, person } = change;
  const after = {
    candidate: candidateColumns(facts, now),
    person: { ...personColumns(facts, person), zone: zone ?? person.zone },
  };
  const lists = withoutUndefined({ emails: facts.emails, phones: facts.phones });
  const values = changedFields({ ...person, ...candidate }, { ...after.candidate, ...after.person, ...lists });
  return { ...change, after, values };
}
type Written = ReturnType<typeof writtenOf>;

function entryOf({ candidate, person, values }: Written) {
  return { noun: "candidates" as const, subjectId: candidate.id, personId: person.id, values };
}

function candidateColumns(facts: Facts, now: Date) {
  const { title, discipline, level, sectors, software, terms, yearsExperience, availableOn } = facts;
  const { travelPercent, summary, ownerId } = facts;
  const pay = facts.desiredPayCents === undefined ? {} : parsePay(facts);
  const said = availableOn !== undefined || facts.desiredPayCents !== undefined;
  return withoutUndefined({
    title,
    discipline,
    level,
    sectors,
    software,
    terms,
    yearsExperience,
    availableOn,
    travelPercent,
    summary,
    ownerId,
    ...pay,
    currentEmployer: facts.currentEmployer === "" ? null : facts.currentEmployer,
    source: facts.source === "" ? null : facts.source,
    factsSaidAt: said ? now : undefined,
  });
}

function personColumns(facts: Facts, person: Person) {
  const zip = facts.zip ? normalizeZip(facts.zip) : facts.zip === undefined ? undefined : null;
  if (facts.zip && !zip) throw new Refusal(`"${facts.zip}" is not a US ZIP code.`, "zip");
  const columns = withoutUndefined({
    firstName: facts.firstName,
    lastName: facts.lastName,
    city: facts.city === "" ? null : facts.city,
    state: facts.state,
    zip,
    linkedinUrl: facts.linkedinUrl === "" ? null : facts.linkedinUrl,
  });
  if ((columns.firstName ?? person.firstName) + (columns.lastName ?? person.lastName) === "")
    throw new Refusal("A person needs a name.", "firstName");
  return columns;
}

/** The zones of those who moved or have another number. */
async function zonesNow(inside: Context, changes: Change[]) {
  const moved = changes.filter(({ facts: { zip, state, phones } }) =>
    [zip, state, phones].some((one) => one !== undefined),
  );
  if (moved.length === 0) return new Map<string, string>();
  const ids = moved.map(({ person }) => person.id);
  const numbers = await inside.db
    .select({ personId: personPhones.personId, e164: personPhones.e164 })
    .from(personPhones)
    .where(and(inArray(personPhones.personId, ids), eq(personPhones.primary, true)));
  const phones = new Map(numbers.map(({ personId, e164 }) => [personId, e164]));
  const { zone } = await getFirm(inside);
  return new Map(
    moved.map(({ person, facts }) => {
      const { zip, state } = { ...person, ...personColumns(facts, person) };
      return [person.id, zoneOf({ zip, state, phone: phones.get(person.id), firmZone: zone })];
    }),
  );
}

function pick(row: Record<string, unknown>, names: string[]) {
  return Object.fromEntries(names.map((name) => [name, row[name]]));
}

function withoutUndefined<T extends object>(row: T) {
  return Object.fromEntries(Object.entries(row).filter(([, value]) => value !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}

import type { Context, OperationContext } from "@/db/context";
import { insertRows } from "@/db/many-rows";
import { candidates, licenses } from "@/db/schema/candidates";
import { recordAudit } from "@/features/audit/mutations";
import { inSavepoint, runOperation } from "@/features/operations/mutations/run-operation";
import { onceMoreWhenTaken } from "@/features/people/mutations/add-person";
import { insertAddresses, insertPeople, newIds } from "@/features/people/mutations/insert-people";
import { refreshPersonActivity } from "@/features/people/mutations/refresh-activity";
import { refreshSearchText } from "@/features/people/mutations/refresh-search-text";
import { findAddressOwners, type AddressOwner } from "@/features/people/queries/address-owners";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { getFirm } from "@/features/settings/queries";
import { Refusal } from "@/lib/errors";
import type { NewCandidate } from "../inputs/candidate-facts";
import { parseCandidate, type Parsed, type ParsedCandidate, type RefusedCandidate } from "../rules/parse-candidate";

export type Added = { candidateId: string; personId: string };
/** `known`: who already has one of its addresses. */
export type NotAdded = RefusedCandidate & { known?: AddressOwner };

const chunkSize = 1000;

/**
 * Adds many candidates as one operation, written chunk by chunk: one outcome per input, in their order. Who has an
 * address already is refused by name; a contact who becomes a candidate keeps their person.
 */
export async function addCandidates(context: Context, inputs: NewCandidate[]): Promise<(Added | NotAdded)[]> {
  requireWriter(context.actor);
  const { zone } = await getFirm(context);
  return runOperation(context, { verb: "addCandidates" }, async (inside) => {
    const outcomes: (Added | NotAdded)[] = [];
    for (let start = 0; start < inputs.length; start += chunkSize) {
      const read = inputs.slice(start, start + chunkSize).map((input) => parseCandidate(input, zone, inside.now));
      outcomes.push(...(await onceMoreWhenTaken(() => inSavepoint(inside, (savepoint) => addChunk(savepoint, read)))));
    }
    return outcomes;
  });
}

async function addChunk(inside: OperationContext, read: Parsed[]) {
  const owners = await findAddressOwners(
    inside,
    read.flatMap((one) => ("refusal" in one ? [] : one.candidate.person.emails)),
  );
  const outcomes: (Added | NotAdded | undefined)[] = read.map((one) =>
    "refusal" in one ? one : notAddedAsKnown(one.candidate, owners),
  );
  const going = read.flatMap((one, index) =>
    outcomes[index] || "refusal" in one ? [] : [{ one: one.candidate, index }],
  );
  const { personIds, known } = await writePersons(
    inside,
    going.map(({ one }) => one),
    owners,
  );
  const candidateIds = await newIds(inside, going.length);
  for (const [place, { index }] of going.entries())
    outcomes[index] = { candidateId: candidateIds[place] as string, personId: personIds[place] as string };
  await writeCandidates(
    inside,
    going.map(({ one, index }) => ({ ...one, ...(outcomes[index] as Added) })),
  );
  await refreshSearchText(inside, known);
  await refreshPersonActivity(inside, personIds);
  return outcomes as (Added | NotAdded)[];
}

/** Also claims the addresses for the row, so that a later row of the same chunk with one of them is refused. */
function notAddedAsKnown({ person }: ParsedCandidate, owners: Map<string, AddressOwner>): NotAdded | undefined {
  const known = person.emails.flatMap((address) => owners.get(address) ?? []);
  const taken = known.find((owner) => owner.candidateId);
  if (taken) {
    const refusal = new Refusal(`${taken.address} belongs to ${taken.name}, who is a candidate already.`, "emails");
    return { refusal, known: taken };
  }
  if (new Set(known.map((owner) => owner.personId)).size > 1)
    return { refusal: new Refusal("These addresses belong to two different people.", "emails") };
  const name = `${person.firstName} ${person.lastName}`.trim();
  const personId = known[0]?.personId ?? "";
  for (const address of person.emails) owners.set(address, { address, personId, candidateId: "new", name });
  return undefined;
}

async function writePersons(context: Context, going: ParsedCandidate[], owners: Map<string, AddressOwner>) {
  const ownerOf = ({ person }: ParsedCandidate) => person.emails.map((one) => owners.get(one)?.personId).find(Boolean);
  const fresh = await insertPeople(
    context,
    going.filter((one) => !ownerOf(one)).map((one) => ({ ...one.person, candidate: one.candidate })),
  );
  const personIds = going.map((one) => ownerOf(one) ?? (fresh.shift() as string));
  const joined = going.flatMap((one, index) =>
    ownerOf(one) ? [{ ...one.person, personId: personIds[index] as string }] : [],
  );
  if (joined.length > 0) {
    const held = await findAddressOwners(
      context,
      joined.flatMap((one) => one.emails),
    );
    await insertAddresses(
      context,
      joined.map((one) => ({ ...one, emails: one.emails.filter((address) => !held.has(address)) })),
    );
  }
  return { personIds, known: joined.map(({ personId }) => personId) };
}

async function writeCandidates(context: OperationContext, going: (ParsedCandidate & Added)[]) {
  const { db, now, operation } = context;
  const stamp = { createdAt: now, updatedAt: now, operationId: operation.id };
  await insertRows(
    db,
    candidates,
    going.map((one) => ({ ...one.candidate, ...stamp, id: one.candidateId, personId: one.personId })),
  );
  const held = going.flatMap((one) =>
    one.licenses.map((license) => ({ ...license, ...stamp, candidateId: one.candidateId })),
  );
  await insertRows(db, licenses, held);
  await recordAudit(
    context,
    ...going.map((one) => ({
      noun: "candidates" as const,
      subjectId: one.candidateId,
      personId: one.personId,
      fields: ["personId", "title", "licenses"],
    })),
  );
}

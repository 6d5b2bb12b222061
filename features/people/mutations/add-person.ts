import type { Context } from "@/db/context";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { getFirm } from "@/features/settings/queries";
import { Refusal } from "@/lib/errors";
import { personFacts, type PersonFacts } from "../inputs";
import { findAddressOwners } from "../queries/address-owners";
import { AddressTaken, insertAddresses, insertPeople } from "./insert-people";
import { parsePerson } from "../rules/parse-person";
import { refreshPersonActivity } from "./refresh-activity";
import { refreshSearchText } from "./refresh-search-text";

/**
 * The person of an address, or a new one where nobody has it: a contact and a candidate of one human share the row.
 * A known person keeps their name and place; new addresses and numbers are added.
 */
export async function addPerson(context: Context, input: PersonFacts): Promise<{ personId: string; known: boolean }> {
  requireWriter(context.actor);
  const person = parsePerson(personFacts.parse(input), (await getFirm(context)).zone);
  const write = () =>
    runOperation(context, { verb: "addPerson" }, async (inside) => {
      const owners = await findAddressOwners(inside, person.emails);
      const known = [...new Set([...owners.values()].map((owner) => owner.personId))];
      if (known.length > 1) throw new Refusal("These addresses belong to two different people.", "emails");
      let [personId] = known;
      if (personId) {
        const emails = person.emails.filter((address) => !owners.has(address));
        await insertAddresses(inside, [{ personId, emails, phones: person.phones }]);
        await refreshSearchText(inside, [personId]);
      } else [personId] = (await insertPeople(inside, [person])) as [string];
      await recordAudit(inside, {
        noun: "people",
        subjectId: personId,
        personId,
        fields: ["firstName", "lastName", "known"],
      });
      await refreshPersonActivity(inside, [personId]);
      return { personId, known: known.length > 0 };
    });
  return onceMoreWhenTaken(write);
}

/** Runs a transaction again when somebody else took one of its addresses meanwhile: then the address is known. */
export async function onceMoreWhenTaken<T>(write: () => Promise<T>): Promise<T> {
  for (let left = 3; ; left -= 1) {
    try {
      return await write();
    } catch (error) {
      if (!(error instanceof AddressTaken) || left === 0) throw error;
    }
  }
}

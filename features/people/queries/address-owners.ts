import { eq, inArray } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidates } from "@/db/schema/candidates";
import { people, personEmails } from "@/db/schema/people";

export type AddressOwner = { address: string; personId: string; candidateId: string | null; name: string };

/** Who the addresses belong to, by address. */
export async function findAddressOwners({ db }: Context, addresses: string[]) {
  if (addresses.length === 0) return new Map<string, AddressOwner>();
  const rows = await db
    .select({
      address: personEmails.address,
      personId: personEmails.personId,
      candidateId: candidates.id,
      firstName: people.firstName,
      lastName: people.lastName,
    })
    .from(personEmails)
    .innerJoin(people, eq(people.id, personEmails.personId))
    .leftJoin(candidates, eq(candidates.personId, people.id))
    .where(inArray(personEmails.address, addresses));
  return new Map<string, AddressOwner>(
    rows.map(({ firstName, lastName, ...row }) => [row.address, { ...row, name: `${firstName} ${lastName}`.trim() }]),
  );
}

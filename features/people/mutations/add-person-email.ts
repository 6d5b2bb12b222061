import { eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { people, personEmails } from "@/db/schema/people";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireWriter } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import { findAddressOwners } from "../queries/address-owners";
import { parseAddresses } from "../rules/parse-person";
import { lockPeople, refreshPersonActivity } from "./refresh-activity";
import { refreshSearchText } from "./refresh-search-text";

/** One more address of a person; the main one where they had none, or where it is asked for. */
export async function addPersonEmail(
  context: Context,
  { personId, address: raw, primary = false }: { personId: string; address: string; primary?: boolean },
) {
  requireWriter(context.actor);
  const [address] = parseAddresses([raw.trim()]);
  if (!address) throw new Refusal("Enter an email address.", "address");
  return runOperation(context, { verb: "addPersonEmail" }, async (inside) => {
    const { db: tx } = inside;
    const [person] = await tx.select({ id: people.id }).from(people).where(eq(people.id, personId));
    if (!person) throw new NotFound("person");
    await lockPeople(inside, [personId]);
    await requireFree(inside, personId, [address]);
    if (primary) await tx.update(personEmails).set({ primary: false }).where(eq(personEmails.personId, personId));
    const [row] = await tx
      .insert(personEmails)
      .values({
        personId,
        address,
        primary: sql`not exists (select from person_emails e where e.person_id = ${personId} and e."primary")`,
        createdAt: context.now,
      })
      .onConflictDoNothing({ target: personEmails.address })
      .returning({ id: personEmails.id });
    if (!row) {
      await requireFree(inside, personId, [address]);
      throw new Refusal("This address is already on file.", "address");
    }
    await recordAudit(inside, { noun: "people", subjectId: personId, personId, fields: ["address"] });
    await refreshSearchText(inside, [personId]);
    await refreshPersonActivity(inside, [personId]);
    return { emailId: row.id, address };
  });
}

/** Refuses by name where one of the addresses belongs to another person. */
export async function requireFree(context: Context, personId: string, addresses: string[]) {
  const owners = await findAddressOwners(context, addresses);
  for (const owner of owners.values())
    if (owner.personId !== personId) throw new Refusal(`${owner.address} belongs to ${owner.name}.`, "emails");
}

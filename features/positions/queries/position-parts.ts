import { and, eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { isHidden } from "@/db/restricted-positions";
import { contacts } from "@/db/schema/clients";
import { positions } from "@/db/schema/positions";
import { restrictedPosition } from "@/db/vocabulary/positions";
import { Refusal } from "@/lib/errors";

/** The contact where it is one of this client and still there; null where none was chosen. */
export async function requireContactOf(
  { db }: Context,
  clientId: string,
  contactId: string | null | undefined,
): Promise<string | null> {
  if (!contactId) return null;
  const [contact] = await db
    .select({ id: contacts.id })
    .from(contacts)
    .where(and(eq(contacts.id, contactId), eq(contacts.clientId, clientId)));
  if (!contact) throw new Refusal("Choose a contact of this client.", "contactId");
  return contact.id;
}

/** The position that has this req number; its title is null for whoever may not see it. */
export async function findReqNumber({ db, actor }: Context, clientId: string, reqNumber: string | null) {
  if (!reqNumber) return null;
  const [row] = await db
    .select({
      id: positions.id,
      title: sql<string | null>`case when ${isHidden(actor, positions.id)} then null else ${positions.title} end`,
    })
    .from(positions)
    .where(and(eq(positions.clientId, clientId), eq(positions.reqNumber, reqNumber)));
  return row ?? null;
}

/** Names the position that has the req number already. */
export function refuseReqNumber(
  client: { name: string },
  reqNumber: string | null,
  taken: { title: string | null } | null,
): never {
  const which = taken ? (taken.title ?? restrictedPosition) : "another position";
  throw new Refusal(`${client.name} has ${reqNumber} already: ${which}.`, "reqNumber");
}

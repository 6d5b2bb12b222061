import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { contacts } from "@/db/schema/clients";
import { positions } from "@/db/schema/positions";
import { recruiters } from "@/db/schema/recruiters";
import { Refusal } from "@/lib/errors";

type Reader = Pick<Context, "db">;

/** The contact where it is one of this client and still there; null where none was chosen. */
export async function requireContactOf(
  { db }: Reader,
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

export async function requireOwner({ db }: Reader, ownerId: string): Promise<void> {
  const [owner] = await db
    .select({ role: recruiters.role })
    .from(recruiters)
    .where(and(eq(recruiters.id, ownerId), isNull(recruiters.deactivatedAt)));
  if (!owner || owner.role === "viewer") throw new Refusal("Choose a recruiter who works here.", "ownerId");
}

/** Names the position that has the req number already. */
export async function requireReqNumberFree(
  { db }: Reader,
  client: { id: string; name: string },
  reqNumber: string | null | undefined,
): Promise<never> {
  const [taken] = await db
    .select({ title: positions.title })
    .from(positions)
    .where(and(eq(positions.clientId, client.id), eq(positions.reqNumber, reqNumber?.trim() ?? "")));
  throw new Refusal(
    `${client.name} has ${reqNumber?.trim()} already: ${taken?.title ?? "another position"}.`,
    "reqNumber",
  );
}

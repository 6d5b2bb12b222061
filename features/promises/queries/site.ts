import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { candidacies } from "@/db/schema/candidacies";
import { contacts } from "@/db/schema/clients";
import { positions } from "@/db/schema/positions";
import { NotFound, Refusal } from "@/lib/errors";

/** What a submittal, an interview, a promise and an offer need to know of the position of a candidacy. */
export async function getSite({ db, actor }: Context, candidacyId: string) {
  const [site] = await db
    .select({
      positionId: positions.id,
      clientId: positions.clientId,
      contactId: positions.contactId,
      zone: positions.zone,
      status: positions.status,
      term: positions.term,
      startOn: positions.startOn,
      guaranteeDays: positions.guaranteeDays,
    })
    .from(candidacies)
    .innerJoin(positions, eq(positions.id, candidacies.positionId))
    .where(and(eq(candidacies.id, candidacyId), maySee(actor, positions.id)));
  if (!site) throw new NotFound("card");
  return site;
}
export type Site = Awaited<ReturnType<typeof getSite>>;

/** The contact that was named, where they are the client's; else the position's, else the client's main contact. */
export async function getDecidingContact(
  { db }: Context,
  { clientId, contactId }: Pick<Site, "clientId" | "contactId">,
  named?: string | null,
): Promise<string | null> {
  const there = await db
    .select({ id: contacts.id, main: contacts.main })
    .from(contacts)
    .where(and(eq(contacts.clientId, clientId), isNull(contacts.leftAt)));
  if (named && !there.some((one) => one.id === named))
    throw new Refusal("This contact is no longer with the client. Choose another.", "contactId");
  const wanted = named ?? contactId;
  return (there.find((one) => one.id === wanted) ?? there.find((one) => one.main))?.id ?? null;
}

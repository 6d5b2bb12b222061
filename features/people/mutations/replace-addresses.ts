import { and, eq, inArray } from "drizzle-orm";
import type { Context } from "@/db/context";
import { personEmails, personPhones } from "@/db/schema/people";
import { requireFree } from "./add-person-email";
import { AddressTaken, insertAddresses } from "./insert-people";
import type { Phone } from "../rules/parse-person";

/** The addresses of a person as a form left them, the first is the main one; what stays keeps its row. */
export async function replaceEmails(context: Context, personId: string, addresses: string[]) {
  const { db } = context;
  await requireFree(context, personId, addresses);
  const held = await db.select().from(personEmails).where(eq(personEmails.personId, personId));
  const gone = held.filter((one) => !addresses.includes(one.address));
  if (gone.length > 0)
    await db.delete(personEmails).where(
      inArray(
        personEmails.id,
        gone.map((one) => one.id),
      ),
    );
  const fresh = addresses.filter((address) => !held.some((one) => one.address === address));
  try {
    await insertAddresses(context, [{ personId, emails: fresh, phones: [] }]);
  } catch (error) {
    if (error instanceof AddressTaken) await requireFree(context, personId, addresses);
    throw error;
  }
  const [main] = addresses;
  if (!main) return;
  await db
    .update(personEmails)
    .set({ primary: false })
    .where(and(eq(personEmails.personId, personId), eq(personEmails.primary, true)));
  await db.update(personEmails).set({ primary: true }).where(eq(personEmails.address, main));
}

/** The numbers of a person as a form left them; one that stays keeps what is known of it. */
export async function replacePhones(context: Context, personId: string, phones: Phone[]) {
  const { db } = context;
  const held = await db.select().from(personPhones).where(eq(personPhones.personId, personId));
  const same = (one: { raw: string; e164: string | null }, other: { raw: string; e164: string | null }) =>
    one.e164 ? one.e164 === other.e164 : one.raw === other.raw;
  const gone = held.filter((one) => !phones.some((phone) => same(one, phone)));
  if (gone.length > 0)
    await db.delete(personPhones).where(
      inArray(
        personPhones.id,
        gone.map((one) => one.id),
      ),
    );
  const fresh = phones.filter((phone) => !held.some((one) => same(one, phone)));
  await insertAddresses(context, [{ personId, emails: [], phones: fresh }]);
  await db
    .update(personPhones)
    .set({ primary: false })
    .where(and(eq(personPhones.personId, personId), eq(personPhones.primary, true)));
  const now = await db.select().from(personPhones).where(eq(personPhones.personId, personId));
  for (const [index, phone] of phones.entries()) {
    const row = now.find((one) => same(one, phone));
    if (!row || (index > 0 && row.kind === phone.kind && row.raw === phone.raw)) continue;
    await db
      .update(personPhones)
      .set({ kind: phone.kind, raw: phone.raw, primary: index === 0 })
      .where(eq(personPhones.id, row.id));
  }
}

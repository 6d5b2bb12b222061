import { inArray, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { people, personEmails, personPhones } from "@/db/schema/people";
import type { NewPerson, Phone } from "./read-person";

/** Somebody else wrote one of these addresses since it was looked up: look again, in a new transaction. */
export class AddressTaken extends Error {}

export async function newIds({ db }: Pick<Context, "db">, count: number): Promise<string[]> {
  if (count === 0) return [];
  const rows = await db.execute<{ id: string }>(sql`select uuidv7() as id from generate_series(1, ${count}::int)`);
  return rows.map((row) => row.id);
}

/** Writes new people with their addresses and numbers, in their order; returns their ids in that order. */
export async function insertPeople(context: Context, persons: NewPerson[]): Promise<string[]> {
  const { db, now } = context;
  const ids = await newIds(context, persons.length);
  if (ids.length === 0) return ids;
  const rows = persons.map(({ emails: _emails, phones: _phones, ...person }, index) => ({ ...person, id: ids[index] }));
  await db.insert(people).values(rows.map((row) => ({ ...row, createdAt: now, updatedAt: now })));
  await insertAddresses(
    context,
    persons.map((person, index) => ({ ...person, personId: ids[index] as string })),
  );
  return ids;
}

type Addresses = { personId: string; emails: string[]; phones: Phone[] };

/** Adds addresses and numbers to people; the first is the main one where they had none. */
export async function insertAddresses({ db, now }: Context, persons: Addresses[]) {
  const ids = persons.map((one) => one.personId);
  const emails = persons.flatMap((one) => one.emails.map((address) => ({ personId: one.personId, address })));
  if (emails.length > 0) {
    const written = await db
      .insert(personEmails)
      .values(emails.map((one) => ({ ...one, createdAt: now })))
      .onConflictDoNothing({ target: personEmails.address })
      .returning({ id: personEmails.id });
    if (written.length < emails.length) throw new AddressTaken();
    await db.execute(sql`
      update person_emails set "primary" = true where id in (
        select distinct on (person_id) id from person_emails e
        where ${inArray(sql`e.person_id`, ids)}
          and not exists (select from person_emails m where m.person_id = e.person_id and m."primary")
        order by person_id, id)`);
  }
  const phones = persons.flatMap((one) => one.phones.map((phone) => ({ ...phone, personId: one.personId })));
  if (phones.length === 0) return;
  await db
    .insert(personPhones)
    .values(phones.map((one) => ({ ...one, createdAt: now })))
    .onConflictDoNothing({ target: [personPhones.personId, personPhones.raw] });
  await db.execute(sql`
    update person_phones set "primary" = true where id in (
      select distinct on (person_id) id from person_phones e
      where ${inArray(sql`e.person_id`, ids)}
        and not exists (select from person_phones m where m.person_id = e.person_id and m."primary")
      order by person_id, e164 is null, id)`);
}

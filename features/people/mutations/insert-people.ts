import { inArray, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { insertRows } from "@/db/many-rows";
import { people, personEmails, personPhones } from "@/db/schema/people";
import type { NewPerson, Phone } from "../rules/parse-person";
import { searchWords } from "./refresh-search-text";

/** Somebody else wrote one of these addresses since it was looked up: look again, in a new transaction. */
export class AddressTaken extends Error {}

export async function newIds({ db }: Pick<Context, "db">, count: number): Promise<string[]> {
  if (count === 0) return [];
  const rows = await db.execute<{ id: string }>(sql`select uuidv7() as id from generate_series(1, ${count}::int)`);
  return rows.map((row) => row.id);
}

type Newcomer = NewPerson & Pick<Parameters<typeof searchWords>[0], "candidate">;

/**
 * Writes new people, who can be searched for at once, with their addresses and numbers; returns their ids in their
 * order.
 */
export async function insertPeople(context: Context, persons: Newcomer[]): Promise<string[]> {
  const { db, now } = context;
  const ids = await newIds(context, persons.length);
  if (ids.length === 0) return ids;
  const rows = persons.map((person, index) => {
    const { emails: _emails, phones: _phones, candidate: _candidate, ...own } = person;
    return { ...own, id: ids[index], searchText: searchWords(person), createdAt: now, updatedAt: now };
  });
  await insertRows(db, people, rows, { instead: { searchText: sql`plain_text(r.search_text)` } });
  const own = persons.map((person, index) => ({ ...person, personId: ids[index] as string }));
  await writeAddresses(context, own, true);
  return ids;
}

type Addresses = { personId: string; emails: string[]; phones: Phone[] };

/** Adds addresses and numbers to people; the first is the main one where they had none. */
export async function insertAddresses(context: Context, persons: Addresses[]) {
  await writeAddresses(context, persons, false);
  const { db } = context;
  const ids = persons.map((one) => one.personId);
  if (persons.some((one) => one.emails.length > 0))
    await db.execute(sql`
      update person_emails set "primary" = true where id in (
        select distinct on (person_id) id from person_emails e
        where ${inArray(sql`e.person_id`, ids)}
          and not exists (select from person_emails m where m.person_id = e.person_id and m."primary")
        order by person_id, id)`);
  if (persons.some((one) => one.phones.length > 0))
    await db.execute(sql`
      update person_phones set "primary" = true where id in (
        select distinct on (person_id) id from person_phones e
        where ${inArray(sql`e.person_id`, ids)}
          and not exists (select from person_phones m where m.person_id = e.person_id and m."primary")
        order by person_id, e164 is null, id)`);
}

async function writeAddresses({ db, now }: Context, persons: Addresses[], fresh: boolean) {
  const emails = persons.flatMap(({ personId, emails: all }) =>
    all.map((address, index) => ({ personId, address, primary: fresh && index === 0, createdAt: now })),
  );
  const written = await insertRows(db, personEmails, emails, {
    after: sql`on conflict (address) do nothing returning id`,
  });
  if (written.length < emails.length) throw new AddressTaken();
  const phones = persons.flatMap(({ personId, phones: all }) => {
    const main = all.find((phone) => phone.e164) ?? all[0];
    return all.map((phone) => ({ ...phone, personId, primary: fresh && phone === main, createdAt: now }));
  });
  await insertRows(db, personPhones, phones, { after: sql`on conflict (person_id, raw) do nothing` });
}

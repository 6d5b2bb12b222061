import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { personName } from "@/features/people/queries/person-name";
import { readPhone } from "@/lib/phone";
import type { RowFacts } from "../rules/rows";

type Namesake = { candidateId: string; name: string };

/**
 * Whom rows without an email address are about: a candidate of the same name with one of their numbers,
 * or, of a row without a number too, one of the same name of whom nobody has either. So the same file again adds nobody.
 */
export async function findNamesakes({ db }: Context, rows: RowFacts[]): Promise<Map<RowFacts, Namesake>> {
  const asked = rows.flatMap(({ emails, firstName, lastName, ...facts }, place) =>
    emails.length > 0 || facts.linkedinUrl
      ? []
      : [{ place, name: `${lastName} ${firstName}`, numbers: numbersOf(facts) }],
  );
  if (asked.length === 0) return new Map();
  const found = await db.execute<Namesake & { place: number }>(sql`
    select distinct on (asked.place) asked.place, c.id as "candidateId", ${personName("h")} as name
    from jsonb_to_recordset(${JSON.stringify(asked)}::text::jsonb) as asked(place int, name text, numbers text[])
    join people h on h.sort_name = plain_text(asked.name) and h.merged_into_id is null and h.erased_at is null
    join candidates c on c.person_id = h.id
    where case when cardinality(asked.numbers) > 0
      then exists (select from person_phones p where p.person_id = h.id and p.e164 = any(asked.numbers))
      else not exists (select from person_emails e where e.person_id = h.id)
        and not exists (select from person_phones p where p.person_id = h.id and p.e164 is not null) end
    order by asked.place, c.created_at, c.id`);
  return new Map(found.map(({ place, ...namesake }) => [rows[place] as RowFacts, namesake]));
}

/** What a row may have in common with another: its addresses and its profile, else its name with its numbers. */
export function marksOf({ emails, linkedinUrl, firstName, lastName, ...facts }: RowFacts): string[] {
  const marks = [...emails, ...(linkedinUrl ? [linkedinUrl] : [])];
  if (marks.length > 0) return marks;
  const numbers = numbersOf(facts);
  return (numbers.length > 0 ? numbers : [""]).map((number) => `${firstName} ${lastName}`.toLowerCase() + number);
}

function numbersOf({ phones }: Pick<RowFacts, "phones">): string[] {
  return phones.flatMap(({ raw }) => readPhone(raw) ?? []);
}

import { inArray, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidates } from "@/db/schema/candidates";
import type { NewPerson } from "../rules/parse-person";
import { people, personEmails } from "@/db/schema/people";

/**
 * What the search box looks at: name, addresses, title and employer in plain letters. Called by every mutation that
 * changes one of them, inside its transaction.
 */
export async function refreshSearchText({ db }: Pick<Context, "db">, personIds: string[]) {
  if (personIds.length === 0) return;
  await db
    .update(people)
    .set({
      searchText: sql`plain_text(concat_ws(' ', nullif(${people.firstName}, ''), nullif(${people.lastName}, ''),
        (select string_agg(e.address, ' ' order by e."primary" desc, e.address) from ${personEmails} e where e.person_id = ${people.id}),
        (select nullif(concat_ws(' ', nullif(c.title, ''), c.current_employer), '') from ${candidates} c where c.person_id = ${people.id})))`,
    })
    .where(inArray(people.id, personIds));
}

/** The same for a new person, before plain_text(): refreshing after the insert would write the row and its indexes twice. */
export function searchWords({ firstName, lastName, emails, candidate }: Searched): string {
  const [main, ...others] = emails;
  const said = [candidate?.title, candidate?.currentEmployer];
  return [firstName, lastName, main, ...others.toSorted(), ...said].filter(Boolean).join(" ");
}

type Searched = Pick<NewPerson, "firstName" | "lastName" | "emails"> & {
  candidate?: { title: string; currentEmployer: string | null };
};

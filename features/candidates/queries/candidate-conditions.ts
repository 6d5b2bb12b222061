import { inArray, sql, type SQL } from "drizzle-orm";
import { candidates, licenses } from "@/db/schema/candidates";
import { people } from "@/db/schema/people";
import { escapeLike, hasWords } from "@/db/search-words";
import { contactLights, type ContactLight } from "@/db/vocabulary/suppressions";
import { peopleInLightSql } from "@/features/people/queries/contact-light";
import { keysOf } from "@/lib/keys-of";
import { cutText, plainLine } from "@/lib/text";
import type { CandidateFilter } from "../inputs/candidate-search";
import { isOfTeams } from "@/features/teams/queries";

export type Conditions = { where: SQL; unfiltered: boolean; people: boolean };

/** Merged and erased people are few: a hashed look at their own small index costs nothing per row. */
const here = (person: SQL) =>
  sql`${person} not in (select gone.id from people gone where gone.merged_into_id is not null or gone.erased_at is not null)`;

const ofCandidate = sql`${candidates.personId}`;

/**
 * What the filters ask for, over candidates, joined with people where `people` says so. `person` is the person's id in
 * the table that is scanned, so that its filters are applied before anything is joined.
 */
export function conditionsOf(
  filter: CandidateFilter,
  now: Date,
  { similar = false, person = ofCandidate } = {},
): Conditions {
  const all: SQL[] = [here(person)];
  let joinPeople = false;
  if (filter.discipline.length > 0) all.push(inArray(candidates.discipline, filter.discipline));
  if (filter.level.length > 0) all.push(inArray(candidates.level, filter.level));
  if (filter.state.length > 0) {
    joinPeople = true;
    all.push(inArray(people.state, filter.state));
  }
  if (filter.license.length > 0 || filter.licenseState.length > 0 || filter.licenseOn)
    all.push(licenseCondition(filter));
  if (filter.available)
    all.push(sql`coalesce(${candidates.availableOn}, 'infinity'::date) <= ${filter.available}::date`);
  if (filter.owner.length > 0) all.push(ownerCondition(filter.owner));
  if (filter.team.length > 0) all.push(isOfTeams(candidates.ownerId, filter.team));
  if (filter.light.length > 0) all.push(lightCondition(filter.light, now, person));
  const text = textConditions(filter.q, similar, person);
  if (text.length > 0) joinPeople = true;
  all.push(...text);
  const where = sql.join(all, sql` and `);
  if (all.length === 1) return { where, unfiltered: true, people: false };
  return { where, unfiltered: false, people: joinPeople };
}

function licenseCondition({ license, licenseState, licenseOn }: CandidateFilter) {
  const held: SQL[] = [];
  if (license.length > 0) held.push(inArray(licenses.type, license));
  if (licenseState.length > 0) held.push(inArray(licenses.state, licenseState));
  if (licenseOn)
    held.push(
      sql`${licenses.status} = 'active' and coalesce(${licenses.expiresOn}, 'infinity'::date) >= ${licenseOn}::date`,
    );
  return sql`exists (select from licenses where ${licenses.candidateId} = ${candidates.id} and ${sql.join(held, sql` and `)})`;
}

function ownerCondition(owners: string[]) {
  const ids = owners.filter((owner) => owner !== "nobody");
  const some: SQL[] = [];
  if (ids.length > 0) some.push(inArray(candidates.ownerId, ids));
  if (ids.length < owners.length) some.push(sql`${candidates.ownerId} is null`);
  return sql`(${sql.join(some, sql` or `)})`;
}

/** Each color but green is a small part of the firm, whose people come from an index; green is everybody else. */
function lightCondition(lights: ContactLight[], now: Date, person: SQL) {
  const others = keysOf(contactLights).filter((light) => light !== "green");
  const wanted = lights.includes("green") ? others.filter((light) => !lights.includes(light)) : lights;
  if (wanted.length === 0) return sql`true`;
  const sets = sql.join(
    wanted.map((light) => peopleInLightSql(light as Exclude<ContactLight, "green">, now)),
    sql` union all `,
  );
  return lights.includes("green") ? sql`${person} not in (${sets})` : sql`${person} in (${sets})`;
}

function textConditions(q: string, similar: boolean, person: SQL): SQL[] {
  const text = cutText(plainLine(q), 120);
  if (text === "") return [];
  const digits = text.replace(/[\s().+-]/g, "");
  if (/^\d{4,15}$/.test(digits))
    return [
      sql`${person} in (select person_id from person_phones where reverse(e164) like ${`${Array.from(digits).toReversed().join("")}%`})`,
    ];
  if (similar) return [sql`plain_text(${text}) <% ${people.searchText}`];
  if (text.includes("@"))
    return [
      sql`${person} in (select person_id from person_emails where address like ${`${escapeLike(text.toLowerCase())}%`})`,
    ];
  const words = text.split(/\s+/);
  return [
    ...hasWords(
      sql`${people.searchText}`,
      words.filter((word) => word.length > 2),
    ),
    ...words.filter((word) => word.length <= 2).map(beginsAWord),
  ];
}

/** One or two letters are in nearly every name somewhere: they count where a word begins with them. */
function beginsAWord(letters: string) {
  const plain = sql`plain_text(${escapeLike(letters)})`;
  return sql`(${people.searchText} like ${plain} || '%' or ${people.searchText} like '% ' || ${plain} || '%')`;
}

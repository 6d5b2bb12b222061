import { sql, type SQL } from "drizzle-orm";
import type { Context } from "@/db/context";
import { escapeLike, hasWords } from "@/db/search-words";
import { personName } from "@/features/people/queries/person-name";
import { formatPhone } from "@/lib/format/phone";
import type { Asked } from "../rules/asked";
import type { FoundPerson } from "../rules/found";

const most = 6;
/**
 * So many are looked at who are found in one way, and as many whom the company was in touch with last: what half the
 * people have in common is not sorted for the sake of six lines.
 */
const mostLookedAt = 300;

/** Smaller is better: name as typed, its beginning, then a number, other words, the client's name, and a likeness. */
const rank = { name: 0, number: 10, words: 20, client: 30, alike: 40 };

type Row = FoundPerson & { kind: "people" | "contacts"; address: string | null; number: string | null };

/**
 * Candidates and contacts by name, also with a typo or swapped letters, by any part of a phone number, and by what
 * people.search_text holds: addresses, title, employer. Contacts by their client as well. Of those who are found alike
 * well, whom the company was in touch with last comes first. A likeness is only looked for where too few have the name.
 */
export async function findPeople({ db }: Context, asked: Asked) {
  const rows = await db.execute<Row>(peopleSql(asked));
  const found = rows.map(({ kind, number, address, ...row }) => ({
    kind,
    row: { ...row, note: [number && formatPhone(number), address, row.note].filter(Boolean).join(", ") },
  }));
  const of = (wanted: Row["kind"]): FoundPerson[] => found.filter(({ kind }) => kind === wanted).map(({ row }) => row);
  return { people: of("people"), contacts: of("contacts") };
}

export function peopleSql(asked: Asked): SQL {
  return sql`
    with ${asked.names.length > 0 ? sql`${namesOf(asked)},` : sql``}
    hits as materialized (
      select id, min(rank) as rank from (${sql.join(waysOf(asked), sql` union all `)}) ways group by id),
    candidate_rows as (
      select 'people' as kind, p.id, '/candidates/' || k.id as href,
        concat_ws(', ', nullif(k.title, ''), k.current_employer, p.city, p.state) as note, h.rank, a.last_touch_at,
        p.do_not_contact_at is null and a.opted_out_at is null and coalesce(a.reachable, false) as "mayEmail"
      from hits h join people p on p.id = h.id join candidates k on k.person_id = p.id
      left join person_activity a on a.person_id = p.id
      where p.merged_into_id is null and p.erased_at is null
      order by h.rank, a.last_touch_at desc nulls last, p.sort_name, p.id limit ${most}),
    contact_rows as (
      select 'contacts' as kind, p.id, '/clients/' || c.client_id as href,
        concat_ws(', ', nullif(c.title, ''), f.name) as note, h.rank, a.last_touch_at, false as "mayEmail"
      from hits h join people p on p.id = h.id join contacts c on c.person_id = p.id join clients f on f.id = c.client_id
      left join person_activity a on a.person_id = p.id
      where c.left_at is null and p.merged_into_id is null and p.erased_at is null
      order by h.rank, a.last_touch_at desc nulls last, p.sort_name, p.id limit ${most})
    select r.kind, r.id, r.href, r.note, ${personName("p")} as name, p.zone, r."mayEmail",
      (select n.e164 from person_phones n where n.person_id = p.id and n.wrong_at is null and n.e164 is not null
        order by n."primary" desc, n.id limit 1) as phone,
      ${matchedNumber(asked)} as number, ${matchedAddress(asked)} as address
    from (select * from candidate_rows union all select * from contact_rows) r join people p on p.id = r.id
    order by r.rank, r.last_touch_at desc nulls last, p.sort_name, p.id`;
}

/** Each way to find somebody, as rows of a person's id and a rank. */
function waysOf(asked: Asked): SQL[] {
  const { digits, names, words } = asked;
  if (digits)
    return [
      sql`(select n.person_id as id, ${rank.number}::float as rank from person_phones n where ${hasDigits(digits)}
        limit ${mostLookedAt})`,
    ];
  if (names.length === 0) return [nobody];
  const ways = [sql`select id, rank from named`, sql`select id, rank from worded`, sql`select id, rank from alike`];
  return hasParts(words) ? [...ways, atClient(words)] : ways;
}

const nobody = sql`select null::uuid as id, 0::float as rank where false`;

/** Without three letters in a row there is nothing that an index of parts could look for. */
function hasParts(words: string[]) {
  return words.some((word) => word.length > 2);
}

function hasDigits(digits: string): SQL {
  return sql`digits_of(coalesce(n.e164, n.raw)) like ${`%${digits}%`}`;
}

/**
 * `begun` holds, for each typed word, the words of names that begin with it; `near` those, and the ones that do with one
 * typo or are alike as a whole.
 */
function namesOf({ names, words, text }: Asked): SQL {
  const typed = sql.join(
    names.map((word, place) => sql`(${place}::int, plain_text(${word}))`),
    sql`, `,
  );
  const hasEach = (set: "begun" | "near") =>
    sql.join(
      names.map(
        (_, place) =>
          sql`words_of_name(p.sort_name) && (select s.words from ${sql.raw(set)} s where s.place = ${place}::int)`,
      ),
      sql` and `,
    );
  const whole = sql.join(
    names.map((word) => sql`(' ' || p.sort_name || ' ' like '% ' || plain_text(${escapeLike(word)}) || ' %')::int`),
    sql` + `,
  );
  const named = sql`(${rank.name + names.length} - (${whole}))::float`;
  const begins = sql.join(
    names.map((word) => sql`' ' || p.sort_name like '% ' || plain_text(${escapeLike(word)}) || '%'`),
    sql` and `,
  );
  const worded = hasParts(words)
    ? sql`select p.id, ${rank.words}::float as rank from people p
        where ${sql.join(hasWords(sql`p.search_text`, words), sql` and `)} limit ${mostLookedAt}`
    : nobody;
  return sql`
    typed (place, word) as (values ${typed}),
    begun as materialized (
      select t.place, array_agg(distinct w.word) as words from typed t
      join name_words w on w.word ~>=~ t.word and w.word ~<~ (t.word || chr(1114111)) group by t.place),
    named as materialized (
      select id, min(rank) as rank from (
        (select p.id, ${rank.name}::float as rank from people p
          where words_of_name(p.sort_name) @> array(select t.word from typed t) limit ${mostLookedAt})
        union all (select p.id, ${named} as rank from people p where ${hasEach("begun")} limit ${mostLookedAt})
        union all (select p.id, ${named} as rank
          from (select a.person_id from person_activity a order by a.last_touch_at desc limit ${mostLookedAt}) recent
          join people p on p.id = recent.person_id where ${begins})
      ) n group by id),
    worded as materialized (${worded}),
    near as materialized (
      select t.place, array_agg(distinct w.word) as words from typed t cross join lateral (
        select b.word from begun, unnest(begun.words) b (word) where begun.place = t.place
        union all (select w.word from name_words w
          where length(t.word) > 2 and typo_keys_of_name(w.word) && typo_keys_of_typed(t.word) limit ${mostLookedAt})
        union all (select w.word from name_words w where length(t.word) > 6 and w.word % t.word limit 50)
      ) w group by t.place),
    alike as materialized (
      select p.id, ${rank.alike} + 1 - similarity(p.sort_name, plain_text(${text})) as rank from people p
      where (select count(*) from (select id from named union select id from worded limit ${most}) n) < ${most}
        and ${hasEach("near")} limit ${mostLookedAt})`;
}

/** Contacts by their client, where the other words are theirs: "ann hntb". */
function atClient(words: string[]): SQL {
  const each = words.map((word) => {
    const [ofPerson] = hasWords(sql`p.search_text`, [word]);
    const [ofClient] = hasWords(sql`f.plain_name`, [word]);
    return sql`(${ofPerson} or ${ofClient})`;
  });
  const some = sql.join(
    words.filter((word) => word.length > 2).flatMap((word) => hasWords(sql`g.plain_name`, [word])),
    sql` or `,
  );
  return sql`(select p.id, ${rank.client}::float as rank from clients f join contacts c on c.client_id = f.id
    join people p on p.id = c.person_id
    where f.id in (select g.id from clients g where ${some}) and ${sql.join(each, sql` and `)} limit ${mostLookedAt})`;
}

/** The number that was typed a part of, so that the reader sees why somebody is found. */
function matchedNumber({ digits }: Asked): SQL {
  if (!digits) return sql`null`;
  return sql`(select coalesce(n.e164, n.raw) from person_phones n where n.person_id = p.id and ${hasDigits(digits)}
    order by n."primary" desc, n.id limit 1)`;
}

/** The same of an address, where a part of one was typed. */
function matchedAddress({ words }: Asked): SQL {
  const part = words.find((word) => /[@.]/.test(word));
  if (!part) return sql`null`;
  return sql`(select e.address from person_emails e
    where e.person_id = p.id and e.address like '%' || plain_text(${escapeLike(part)}) || '%'
    order by e."primary" desc, e.id limit 1)`;
}

import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { escapeLike, searchWords } from "@/db/search-words";
import { personName } from "@/features/people/queries/person-name";

export type Found = { href: string; name: string; note: string; group: string };

/** People, positions and clients for the palette, each by its own words: at most six of a kind. */
export async function findAnything({ db }: Context, search: string): Promise<Found[]> {
  const words = searchWords(search);
  if (words.length === 0) return [];
  const has = (text: string) =>
    sql.join(
      words.map((word) => sql`${sql.raw(text)} like '%' || plain_text(${escapeLike(word)}) || '%'`),
      sql` and `,
    );
  return db.execute<Found>(sql`
    (select '/candidates/' || k.id as href, ${personName("p")} as name,
       concat_ws(', ', nullif(k.title, ''), p.city, p.state) as note, 'Candidate' as "group"
     from people p join candidates k on k.person_id = p.id
     where ${has("p.search_text")} and p.merged_into_id is null and p.erased_at is null
     order by p.last_name, p.first_name, p.id limit 6)
    union all
    (select '/positions/' || p.id || '/board', p.title, concat_ws(', ', f.name, p.city, p.state), 'Position'
     from positions p join clients f on f.id = p.client_id
     where ${has("plain_text(concat_ws(' ', p.title, f.name, p.city, p.state, p.req_number))")}
     order by p.status = 'closed', p.opened_at desc, p.id limit 6)
    union all
    (select '/clients/' || f.id, f.name, concat_ws(', ', f.city, f.state), 'Client'
     from clients f where ${has("plain_text(f.name)")} order by f.name, f.id limit 6)`);
}

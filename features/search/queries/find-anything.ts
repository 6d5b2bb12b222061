import { sql, type SQL } from "drizzle-orm";
import type { Context } from "@/db/context";
import { hasWords, searchWords } from "@/db/search-words";
import { personName } from "@/features/people/queries/person-name";
import { positionTextSql } from "@/features/positions/queries/position-text";

export type Found = { href: string; name: string; note: string; group: string };

/** People, positions and clients for the palette, each by its own words: at most six of a kind. */
export async function findAnything({ db }: Context, search: string): Promise<Found[]> {
  const words = searchWords(search);
  if (words.length === 0) return [];
  const has = (plainText: SQL) => sql.join(hasWords(plainText, words), sql` and `);
  return db.execute<Found>(sql`
    (select '/candidates/' || k.id as href, ${personName("p")} as name,
       concat_ws(', ', nullif(k.title, ''), p.city, p.state) as note, 'Candidate' as "group"
     from people p join candidates k on k.person_id = p.id
     where ${has(sql`p.search_text`)} and p.merged_into_id is null and p.erased_at is null
     order by p.last_name, p.first_name, p.id limit 6)
    union all
    (select '/positions/' || positions.id || '/board', positions.title,
       concat_ws(', ', clients.name, positions.city, positions.state), 'Position'
     from positions join clients on clients.id = positions.client_id
     where ${has(positionTextSql)}
     order by positions.status = 'closed', positions.opened_at desc, positions.id limit 6)
    union all
    (select '/clients/' || f.id, f.name, concat_ws(', ', f.city, f.state), 'Client'
     from clients f where ${has(sql`plain_text(f.name)`)} order by f.name, f.id limit 6)`);
}

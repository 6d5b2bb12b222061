import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { hasWords, searchWords } from "@/db/search-words";
import { personName } from "@/features/people/queries/person-name";

export type PersonToAdd = {
  candidateId: string;
  name: string;
  title: string;
  place: string;
  /** Their stage on this position, where they are on it already. */
  onPosition: "on_board" | "closed_out" | null;
};

/** Candidates by name or email, for "Add people" on a board. Each word has to be in the name or an address. */
export async function listPeopleToAdd(
  { db, actor }: Context,
  { positionId, search }: { positionId: string; search: string },
): Promise<PersonToAdd[]> {
  const words = searchWords(search);
  if (words.length === 0) return [];
  const found = sql.join(hasWords(sql`p.search_text`, words), sql` and `);
  return db.execute<PersonToAdd>(sql`
    select k.id as "candidateId", ${personName("p")} as name, k.title,
      concat_ws(', ', p.city, p.state) as place,
      case when c.id is null then null when c.closed_at is null then 'on_board' else 'closed_out' end as "onPosition"
    from people p
    join candidates k on k.person_id = p.id
    left join candidacies c on c.candidate_id = k.id and c.position_id = ${positionId} and c.superseded_by_id is null
    where ${found} and ${maySee(actor, sql`${positionId}::uuid`)} and p.merged_into_id is null and p.erased_at is null
    order by p.last_name, p.first_name, p.id limit 20`);
}

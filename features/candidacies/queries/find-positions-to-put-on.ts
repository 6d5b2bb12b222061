import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import type { PositionState } from "@/db/vocabulary/positions";

export type PositionToPutOn = { id: string; title: string; client: string; place: string; status: PositionState };

/** Positions that are not closed, the reader's own first, by words of title, client, place or req number. */
export async function findPositionsToPutOn(
  { db, actor }: Context,
  { search }: { search: string },
): Promise<PositionToPutOn[]> {
  const words = search.trim().split(/\s+/).filter(Boolean).slice(0, 6);
  const found = words.map(
    (word) => sql` and plain_text(concat_ws(' ', p.title, f.name, p.city, p.state, p.req_number))
      like '%' || plain_text(${word.replaceAll(/[\\%_]/g, "\\$&")}) || '%'`,
  );
  const me = actor.kind === "recruiter" ? actor.id : null;
  return db.execute<PositionToPutOn>(sql`
    select p.id, p.title, f.name as client, concat_ws(', ', p.city, p.state) as place, p.status
    from positions p join clients f on f.id = p.client_id
    where p.status <> 'closed' ${sql.join(found)}
    order by p.owner_id is not distinct from ${me}::uuid desc, p.opened_at desc, p.id desc limit 20`);
}

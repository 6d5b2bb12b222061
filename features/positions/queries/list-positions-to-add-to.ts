import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { hasWords, searchWords } from "@/db/search-words";
import type { PositionState } from "@/db/vocabulary/positions";
import { positionTextSql } from "./position-text";

export type PositionToAddTo = { id: string; title: string; client: string; place: string; status: PositionState };

/** Positions that are not closed, the reader's own first, by words of title, client, place or req number. */
export async function listPositionsToAddTo(
  { db, actor }: Context,
  { search }: { search: string },
): Promise<PositionToAddTo[]> {
  const found = hasWords(positionTextSql, searchWords(search)).map((one) => sql` and ${one}`);
  const me = actor.kind === "recruiter" ? actor.id : null;
  return db.execute<PositionToAddTo>(sql`
    select positions.id, positions.title, clients.name as client, concat_ws(', ', positions.city, positions.state) as place, positions.status
    from positions join clients on clients.id = positions.client_id
    where positions.status <> 'closed' and ${maySee(actor, sql`positions.id`)} ${sql.join(found)}
    order by positions.owner_id is not distinct from ${me}::uuid desc, positions.opened_at desc, positions.id desc limit 20`);
}

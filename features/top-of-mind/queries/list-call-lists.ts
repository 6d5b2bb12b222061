import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { moment } from "@/db/json-rows";
import { maySee } from "@/db/restricted-positions";

export type ListedCallList = { id: string; at: Date; by: string; people: number; called: number };

/** The call lists of a position, the newest first, with how far each has come. */
export async function listCallLists(
  { db, actor }: Context,
  { positionId }: { positionId: string },
): Promise<ListedCallList[]> {
  const rows = await db.execute<Omit<ListedCallList, "at"> & { at: string }>(sql`
    select l.id, l.at, r.name as by, x.people, x.called
    from call_lists l
    join recruiters r on r.id = l.by
    cross join lateral (select count(*)::int as people, count(n.touch_id)::int as called
      from call_list_lines n where n.call_list_id = l.id) x
    where l.position_id = ${positionId} and ${maySee(actor, sql`l.position_id`)}
    order by l.at desc, l.id desc limit 10`);
  return rows.map((row) => ({ ...row, at: moment(row.at) }));
}

import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { moment } from "@/db/json-rows";
import { maySee } from "@/db/restricted-positions";
import type { ReopeningKind } from "@/db/vocabulary/positions";
import { weekDays } from "../rules/refills";

export type BackOpen = {
  id: string;
  positionId: string;
  title: string;
  clientName: string;
  kind: ReopeningKind;
  at: Date;
  /** Filled, closed, or done by a recruiter since. */
  settledAt: Date | null;
  /** The list that was kept last after it, and how many people are on it. */
  list: { id: string; people: number } | null;
};

type Row = Omit<BackOpen, "at" | "settledAt"> & { at: string; settledAt: string | null };

const most = 200;

/** What came back open this week, the latest first, with the list that is kept of each. */
export async function listBackOpen({ db, actor, now }: Context): Promise<BackOpen[]> {
  const rows = await db.execute<Row>(sql`
    select r.id, r.position_id as "positionId", p.title, f.name as "clientName", r.kind, r.at, r.settled_at as "settledAt",
      (select jsonb_build_object('id', t.id, 'people', jsonb_array_length(t.rows)) from top_of_mind_lists t
        where t.position_id = r.position_id and t.at >= r.at order by t.at desc, t.id desc limit 1) as list
    from reopenings r
    join positions p on p.id = r.position_id
    join clients f on f.id = p.client_id
    where r.undone_at is null and r.at >= ${now.toISOString()}::timestamptz - make_interval(days => ${weekDays}::int)
      and ${maySee(actor, sql`r.position_id`)}
    order by r.at desc, r.id limit ${most}`);
  return rows.map((row) => ({ ...row, at: moment(row.at), settledAt: moment(row.settledAt) }));
}

import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";

/**
 * A word that differs as soon as a board does: cheap enough to be asked every few seconds. Every move, close-out and
 * revival raises a version; a touch moves the last contact; an interview, offer or promise changes its count or hour.
 */
export async function findBoardVersion({ db }: Pick<Context, "db">, positionId: string): Promise<string> {
  const [row] = await db.execute<{ version: string }>(sql`
    select concat_ws('.', count(*), sum(c.version), count(c.said_yes_at), extract(epoch from max(a.last_touch_at)),
      extract(epoch from max(a.in_process_until)),
      (select concat_ws('-', count(*), count(m.settled_at), max(m.id::text)) from promises m where m.position_id = ${positionId}),
      (select concat_ws('-', count(*), count(*) filter (where i.state = 'scheduled'), extract(epoch from max(i.starts_at)))
        from interviews i join candidacies x on x.id = i.candidacy_id where x.position_id = ${positionId})
    ) as version
    from candidacies c
    join candidates k on k.id = c.candidate_id
    left join person_activity a on a.person_id = k.person_id
    where c.position_id = ${positionId} and c.superseded_by_id is null`);
  return row?.version ?? "";
}

import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";

/**
 * A word that differs as soon as a board does: cheap enough to be asked every few seconds. Every move, close-out and
 * revival raises a version; a touch moves the last contact; an interview, offer or promise changes its count or hour.
 */
export async function findBoardVersion({ db }: Pick<Context, "db">, positionId: string): Promise<string> {
  const [row] = await db.execute<{ version: string }>(sql`
    with c as materialized (
      select id, candidate_id, version, said_yes_at from candidacies
      where position_id = ${positionId} and superseded_by_id is null
    )
    select concat_ws('.', count(*), sum(c.version), count(c.said_yes_at), extract(epoch from max(a.last_touch_at)),
      extract(epoch from max(a.in_process_until)),
      (select concat_ws('-', count(*), count(m.settled_at), max(m.id::text)) from promises m where m.position_id = ${positionId}),
      (select concat_ws('-', count(*), count(*) filter (where i.state = 'scheduled'), extract(epoch from max(i.starts_at)))
        from c x cross join lateral (
          -- The offset keeps this a look at each card's few rounds: joined at will, all interviews are walked.
          select state, starts_at from interviews where candidacy_id = x.id offset 0) i)
    ) as version
    from c
    join candidates k on k.id = c.candidate_id
    left join person_activity a on a.person_id = k.person_id`);
  return row?.version ?? "";
}

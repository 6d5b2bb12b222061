import { sql, type SQL } from "drizzle-orm";
import type { Context } from "@/db/context";
import { prepared } from "@/db/prepared";

/** Every card a position has or had, with the counters of its person: what a board is made of, as the subquery of `c`. */
export function cardsSql(positionId: string): SQL {
  return sql`select y.id, y.candidate_id, y.stage, y.stage_at, y.version, y.said_yes_at, y.closed_at, k.person_id, k.title,
      a.last_touch_at, a.email_from, a.paused_until, a.in_process_until, a.resting_since, a.opted_out_at, a.reachable
    from candidacies y
    join candidates k on k.id = y.candidate_id
    left join person_activity a on a.person_id = k.person_id
    where y.position_id = ${positionId} and y.superseded_by_id is null`;
}

/** The version of a board, over its cards as `c`. */
export function versionSql(positionId: string): SQL {
  return sql`(select concat_ws('.', count(*), sum(c.version), count(c.said_yes_at), extract(epoch from max(c.last_touch_at)),
      extract(epoch from max(c.in_process_until)),
      (select concat_ws('-', count(*), count(m.settled_at), max(m.id::text)) from promises m where m.position_id = ${positionId}),
      (select concat_ws('-', count(*), count(*) filter (where i.state = 'scheduled'), extract(epoch from max(i.starts_at)))
        -- An array keeps this a look at each card's few rounds: joined at will, all interviews are walked.
        from interviews i where i.candidacy_id = any(array(select id from c)))
    ) from c)`;
}

/**
 * A word that differs as soon as a board does: cheap enough to be asked every few seconds. Every move, close-out and
 * revival raises a version; a touch moves the last contact; an interview, offer or promise changes its count or hour.
 */
export async function findBoardVersion({ db }: Context, positionId: string): Promise<string> {
  const [row] = await prepared(db).execute<{ version: string }>(
    sql`with c as materialized (${cardsSql(positionId)}) select ${versionSql(positionId)} as version`,
  );
  return row?.version ?? "";
}

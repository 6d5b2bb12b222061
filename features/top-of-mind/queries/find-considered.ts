import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { prepared } from "@/db/prepared";
import { stageIn } from "@/db/stage-sql";
import { levels } from "@/db/vocabulary/candidates";
import { keysOf } from "@/lib/keys-of";
import type { WantedPosition } from "./get-wanted-position";

/** So many people are weighed; the nearest by history come first. */
const mostConsidered = 200;

type Row = { candidateId: string; total: number };

/**
 * Who is considered (docs/top-of-mind.md): who was closed out on this position or got as far as its client; then
 * finalists of similar positions of the last months, and people whose position the client closed while they were in process. One
 * statement over candidacies_finalists and positions_similar.
 */
export async function findConsidered(
  { db, now }: Context,
  { id, clientId, asked, finalistMonths }: Pick<WantedPosition, "id" | "clientId" | "asked" | "finalistMonths">,
): Promise<{ candidateIds: string[]; all: number }> {
  const order = keysOf(levels);
  const at = order.indexOf(asked.level);
  const near = order.slice(Math.max(0, at - 1), at + 2);
  const since = sql`${now.toISOString()}::timestamptz - make_interval(months => ${finalistMonths}::int)`;
  const rank = sql`case when ${stageIn(sql`c.furthest`, "offered")} then 3 when ${stageIn(sql`c.furthest`, "finalist")} then 2
    when ${stageIn(sql`c.furthest`, "presented")} then 1 else 0 end`;
  const rows = await prepared(db).execute<Row>(sql`
    with near as materialized (
      select id, client_id from positions
      where discipline = ${asked.discipline} and level in (${sql.join(
        near.map((one) => sql`${one}`),
        sql`, `,
      )})
        and id <> ${id}
    ), tries as (
      select c.candidate_id, 100 + ${rank} as weight, c.stage_at
      from candidacies c
      where c.position_id = ${id} and c.superseded_by_id is null
        and (${stageIn(sql`c.furthest`, "presented")} or c.closed_at is not null
          or exists (select from close_outs e where e.candidacy_id = c.id))
      union all
      select c.candidate_id, case when s.client_id = ${clientId} then 10 else 0 end + ${rank}, c.stage_at
      from near s join candidacies c on c.position_id = s.id
      where (${stageIn(sql`c.furthest`, "finalist")} or c.runner_up) and c.superseded_by_id is null
        and coalesce(c.closed_at, c.stage_at) >= ${since}
      union all
      select c.candidate_id, case when s.client_id = ${clientId} then 10 else 0 end + ${rank}, c.stage_at
      from close_outs e
      join candidacies c on c.id = e.candidacy_id and c.superseded_by_id is null
      join near s on s.id = c.position_id
      where e.reason = 'position_closed' and e.undone_at is null and e.at >= ${since}
    )
    select t.candidate_id as "candidateId", count(*) over ()::int as total
    from tries t
    group by t.candidate_id
    order by max(t.weight) desc, max(t.stage_at) desc, t.candidate_id
    limit ${mostConsidered}`);
  return { candidateIds: rows.map((one) => one.candidateId), all: rows[0]?.total ?? 0 };
}

import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { prepared } from "@/db/prepared";
import { stageIn } from "@/db/stage-sql";
import { levels } from "@/db/vocabulary/candidates";
import type { Width } from "@/db/vocabulary/widths";
import { keysOf } from "@/lib/keys-of";
import type { WantedPosition } from "./get-wanted-position";

/** So many people are weighed; the nearest by history come first. */
const mostConsidered = 200;

type Row = { candidateId: string; source: "own" | "similar" | "wider"; total: number; own: number };

/** How many people were considered, by where they are known from; `wider` are those that a wider look added. */
export type Considered = { own: number; similar: number; wider: number };

/**
 * Who is considered (docs/top-of-mind.md): who was closed out on this position or got as far as its client; then
 * finalists of similar positions of the last months, and people whose position the client closed while they were in process. One
 * statement over candidacies_finalists and positions_similar. A wider look fills the places that are left with people
 * who fit and have no such history, those of the nearest level first.
 */
export async function findConsidered(
  { db, now }: Context,
  { id, clientId, asked, finalistMonths }: Pick<WantedPosition, "id" | "clientId" | "asked" | "finalistMonths">,
  wide: Width = "known",
): Promise<{ candidateIds: string[]; considered: Considered; beyond: number }> {
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
    ), known as (
      select t.candidate_id as "candidateId", case when max(t.weight) >= 100 then 'own' else 'similar' end as source,
        count(*) over ()::int as total, (sum((max(t.weight) >= 100)::int) over ())::int as own
      from tries t
      group by t.candidate_id
      order by max(t.weight) desc, max(t.stage_at) desc, t.candidate_id
      limit ${mostConsidered}
    )
    select * from known ${wide === "known" ? sql`` : widerSql(asked, wide)}`);
  const of = (source: Row["source"]) => rows.filter((one) => one.source === source);
  const [first] = of("own").concat(of("similar"));
  const [total, own] = [first?.total ?? 0, first?.own ?? 0];
  return {
    candidateIds: rows.map((one) => one.candidateId),
    considered: { own, similar: total - own, wider: of("wider").length },
    beyond: total - of("own").length - of("similar").length,
  };
}

/** Who fits and is not known for it yet, as far as there is room. How they fit is arithmetic over their own row. */
function widerSql({ discipline, level, sector, software }: WantedPosition["asked"], wide: Exclude<Width, "known">) {
  const order = keysOf(levels);
  const at = order.indexOf(level);
  const textList = (words: string[]) => sql`${`{${words.join(",")}}`}::text[]`;
  const similarWork = sql`(k.sectors && ${textList(sector ? [sector] : [])} or k.software && ${textList(software)})`;
  const near = sql`k.level = any(${textList(order.slice(Math.max(0, at - 1), at + 2))})`;
  const role = sql`k.discipline = ${discipline} and ${near}`;
  const who = { role, work: sql`k.discipline = ${discipline} and (${near} or ${similarWork})`, all: sql`true` }[wide];
  const fit = sql`case when k.discipline = ${discipline} then 4 else 0 end + case when k.level = ${level} then 3
    when ${near} then 2 else 0 end + case when ${similarWork} then 1 else 0 end`;
  return sql`union all (
      select k.id, 'wider', 0, 0 from candidates k
      where ${who} and not exists (select from tries t where t.candidate_id = k.id)
      order by ${fit} desc, k.updated_at desc, k.id
      limit ${mostConsidered} - (select count(*) from known))`;
}

import { sql, type SQL } from "drizzle-orm";
import type { Context } from "@/db/context";
import { moment } from "@/db/json-rows";
import { maySee } from "@/db/restricted-positions";
import { stageIn } from "@/db/stage-sql";
import type { ReopeningKind } from "@/db/vocabulary/positions";
import { personName } from "@/features/people/queries/person-name";
import { refillMonths, type KnownBy, type RefillCounts, type RefilledFrom } from "../rules/refills";

export const refillsPerPage = 50;

export type Refill = {
  id: string;
  positionId: string;
  title: string;
  clientName: string;
  zone: string;
  kind: ReopeningKind;
  reopenedAt: Date;
  filledAt: Date | null;
  candidateId: string | null;
  name: string | null;
  days: number | null;
  knownBy: KnownBy | null;
};

/**
 * The one definition of "refilled from known people" (docs/top-of-mind.md). A row for each opening that came back in the
 * last months, once for the last time before it was filled; who filled it; and whether the firm knew them: they stood on
 * a list of the position that was kept between the two, or had been submitted to a client or closed out before.
 */
function refillsSql({ actor, now }: Context): SQL {
  return sql`
    select r.id, r.position_id, r.kind, r.at as reopened_at, f.at as filled_at, c.candidate_id,
      (f.at at time zone p.zone)::date - (r.at at time zone p.zone)::date as days,
      case
        when c.id is null then null
        when exists (select from top_of_mind_lists t
          where t.position_id = r.position_id and t.at >= r.at and t.at <= f.at
            and t.rows @> jsonb_build_array(jsonb_build_object('candidateId', c.candidate_id))) then 'list'
        when exists (select from candidacies k
          where k.candidate_id = c.candidate_id and k.superseded_by_id is null and (
            exists (select from stage_moves m
              where m.candidacy_id = k.id and m.at < r.at and ${stageIn(sql`m.to_stage`, "presented")}
                and not exists (select from stage_moves u where u.undoes_id = m.id))
            or exists (select from close_outs e
              where e.candidacy_id = k.id and e.at < r.at and e.undone_at is null))) then 'history'
      end as known_by
    from reopenings r
    join positions p on p.id = r.position_id
    left join lateral (
      select o.at, o.candidacy_id from opening_changes o
      where o.opening_id = r.opening_id and o.kind = 'filled' and o.at >= r.at
      order by o.at, o.id limit 1
    ) f on true
    left join candidacies c on c.id = f.candidacy_id
    where r.undone_at is null
      and r.at >= ${now.toISOString()}::timestamptz - make_interval(months => ${refillMonths}::int)
      and ${maySee(actor, sql`r.position_id`)}
      and not exists (select from reopenings n
        where n.opening_id = r.opening_id and n.undone_at is null and (n.at, n.id) > (r.at, r.id)
          and (f.at is null or n.at <= f.at))`;
}

const conditions: Record<RefilledFrom, SQL> = {
  known: sql`known_by is not null`,
  others: sql`filled_at is not null and known_by is null`,
  nobody: sql`filled_at is null`,
};

/** How many openings came back and were filled by known people, by others, by nobody, and how soon. */
export async function countRefills(context: Context): Promise<RefillCounts> {
  const { known, others, nobody } = conditions;
  const median = sql`percentile_cont(0.5) within group (order by days)`;
  const [row] = await context.db.execute<RefillCounts>(sql`
    with refills as (${refillsSql(context)})
    select count(*) filter (where ${known})::int as known, count(*) filter (where ${others})::int as others,
      count(*) filter (where ${nobody})::int as nobody,
      (${median} filter (where ${known}))::float8 as "knownDays",
      (${median} filter (where ${others}))::float8 as "othersDays"
    from refills`);
  return row ?? { known: 0, others: 0, nobody: 0, knownDays: null, othersDays: null };
}

type Row = Omit<Refill, "reopenedAt" | "filledAt"> & { reopenedAt: string; filledAt: string | null };

/** The openings behind those numbers, the last to come back first; one more than a page has. */
export async function listRefills(
  context: Context,
  { from, page }: { from: RefilledFrom | null; page: number },
): Promise<Refill[]> {
  const rows = await context.db.execute<Row>(sql`
    with refills as (${refillsSql(context)}), page as (
      select * from refills where ${from ? conditions[from] : sql`true`}
      order by reopened_at desc, id limit ${refillsPerPage + 1} offset ${(page - 1) * refillsPerPage})
    select x.id, x.position_id as "positionId", p.title, f.name as "clientName", p.zone, x.kind,
      x.reopened_at as "reopenedAt", x.filled_at as "filledAt", x.candidate_id as "candidateId",
      ${personName("h")} as name, x.days, x.known_by as "knownBy"
    from page x
    join positions p on p.id = x.position_id
    join clients f on f.id = p.client_id
    left join candidates k on k.id = x.candidate_id
    left join people h on h.id = k.person_id
    order by x.reopened_at desc, x.id`);
  return rows.map((row) => ({ ...row, reopenedAt: moment(row.reopenedAt), filledAt: moment(row.filledAt) }));
}

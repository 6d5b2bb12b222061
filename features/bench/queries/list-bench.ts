import { sql, type SQL } from "drizzle-orm";
import type { Context } from "@/db/context";
import { moment } from "@/db/json-rows";
import { isHidden, maySee } from "@/db/restricted-positions";
import { inWords } from "@/db/schema/columns";
import type { Discipline } from "@/db/vocabulary/candidates";
import type { LicenseType } from "@/db/vocabulary/licenses";
import { livePlacementStates } from "@/db/vocabulary/offers";
import type { State } from "@/db/vocabulary/places";
import { contactRuleDefaults } from "@/db/vocabulary/settings";
import { personName } from "@/features/people/queries/person-name";
import type { LightFacts } from "@/features/people/rules/contact-light";
import { dayIn, plusDays } from "@/lib/calendar";
import { rowsOnPage } from "@/lib/table-url";
import type { BenchSort } from "../inputs";
import { freeWithinDays, type BenchKind, type Freshness } from "../rules/bench";
import type { BenchRow } from "../rules/bench-row";

export const benchPerPage = 50;

export type BenchFilter = {
  kind: BenchKind[];
  discipline: Discipline[];
  state: State[];
  license: LicenseType[];
  licenseState: State[];
  spoke: Freshness[];
  sort: BenchSort | `-${BenchSort}`;
  page: number;
  print?: boolean;
};

type Row = Omit<BenchRow, "spokeAt" | "facts"> & {
  [K in keyof LightFacts]: K extends "reachable" ? boolean : string | null;
} & {
  spokeAt: string | null;
  total: number;
};

/**
 * Runner-ups of the last months and people whose assignment with us ends soon, without whoever is placed for longer or
 * is not to be contacted. One statement; what only a row shows is read for its page alone.
 */
export async function listBench(context: Context, filter: BenchFilter): Promise<{ rows: BenchRow[]; total: number }> {
  const { db, actor, now } = context;
  const today = dayIn(actor.kind === "recruiter" ? actor.zone : "UTC", now);
  const until = plusDays(today, freeWithinDays);
  const at = sql`${now.toISOString()}::timestamptz`;
  const months = sql`coalesce((select (s.manners->>'finalistMonths')::int from settings s), ${contactRuleDefaults.finalistMonths}::int)`;
  const most = rowsOnPage({ print: filter.print ?? false }, benchPerPage);
  const rows = await db.execute<Row>(sql`
    with cards as (
      select c.candidate_id, c.id, c.closed_at, null::date as ends_on
      from candidacies c
      where c.runner_up and c.superseded_by_id is null and c.closed_at >= ${at} - make_interval(months => ${months})
        and ${maySee(actor, sql`c.position_id`)}
      union all
      select c.candidate_id, c.id, null, x.ends_on
      from placements x join candidacies c on c.id = x.candidacy_id
      where x.state = 'started' and x.ends_on between ${today}::date and ${until}::date
        and ${maySee(actor, sql`c.position_id`)}
    ), bench as (
      select candidate_id, min(ends_on) as ends_on,
        (array_agg(id order by closed_at desc, id) filter (where closed_at is not null))[1] as runner_up,
        (array_agg(id order by ends_on, id) filter (where ends_on is not null))[1] as free
      from cards group by candidate_id
    ), matching as materialized (
      select b.*, a.last_conversation_at as spoke_at, lower(${personName("h")}) as sort_name
      from bench b
      join candidates k on k.id = b.candidate_id
      join people h on h.id = k.person_id and h.merged_into_id is null and h.erased_at is null and h.do_not_contact_at is null
      left join person_activity a on a.person_id = h.id
      where not exists (select from candidacies o join placements y on y.candidacy_id = o.id
          where o.candidate_id = k.id and ${inWords(sql`y.state`, livePlacementStates)}
            and (y.ends_on is null or y.ends_on > ${until}::date))
        ${matchingSql(filter, today, at)}
    ), counted as (select count(*)::int as total from matching)
    select counted.total, page.* from counted left join lateral (
      select k.id, ${personName("h")} as name, k.title, k.discipline, k.level, h.city, h.state, h.zone, m.spoke_at as "spokeAt",
        (select jsonb_agg(jsonb_build_array(l.type, l.state, l.status, l.expires_on))
          from licenses l where l.candidate_id = k.id) as licenses,
        ${knownSql(context, sql`m.runner_up`, sql`(c.closed_at at time zone p.zone)::date`)} as "runnerUp",
        ${knownSql(context, sql`m.free`, sql`m.ends_on`)} as free,
        h.do_not_contact_at as "doNotContactAt", a.opted_out_at as "optedOutAt", coalesce(a.reachable, false) as reachable,
        a.in_process_until as "inProcessUntil", a.resting_since as "restingSince", a.email_from as "emailFrom",
        a.paused_until as "pausedUntil"
      from matching m
      join candidates k on k.id = m.candidate_id
      join people h on h.id = k.person_id
      left join person_activity a on a.person_id = h.id
      order by ${orderOf(filter.sort)} limit ${most} offset ${(filter.page - 1) * most}) page on true`);
  return { total: rows[0]?.total ?? 0, rows: rows.filter(({ id }) => id).map(rowOf) };
}

function rowOf(row: Row): BenchRow {
  const { id, name, title, discipline, level, city, state, zone, licenses, runnerUp, free, reachable } = row;
  const facts = {
    doNotContactAt: moment(row.doNotContactAt),
    optedOutAt: moment(row.optedOutAt),
    reachable,
    inProcessUntil: moment(row.inProcessUntil),
    restingSince: moment(row.restingSince),
    emailFrom: moment(row.emailFrom),
    pausedUntil: moment(row.pausedUntil),
  };
  const spokeAt = moment(row.spokeAt);
  return { id, name, title, discipline, level, city, state, zone, licenses, runnerUp, free, spokeAt, facts };
}

/** A card with its position, for whom it may be seen. */
function knownSql({ actor }: Context, candidacyId: SQL, on: SQL): SQL {
  return sql`(select jsonb_build_object('positionId', p.id, 'candidacyId', c.id, 'title', p.title, 'clientName', f.name, 'on', ${on})
    from candidacies c join positions p on p.id = c.position_id join clients f on f.id = p.client_id
    where c.id = ${candidacyId} and not ${isHidden(actor, sql`p.id`)})`;
}

const textList = (words: string[]) => sql`${`{${words.join(",")}}`}::text[]`;

function matchingSql(
  { kind, discipline, state, license, licenseState, spoke }: BenchFilter,
  today: string,
  at: SQL,
): SQL {
  const spoken: Record<Freshness, SQL> = {
    quarter: sql`a.last_conversation_at >= ${at} - interval '90 days'`,
    year: sql`a.last_conversation_at >= ${at} - interval '1 year'`,
    older: sql`a.last_conversation_at < ${at} - interval '1 year'`,
    never: sql`a.last_conversation_at is null`,
  };
  const kinds: Record<BenchKind, SQL> = { runner_up: sql`b.runner_up is not null`, free: sql`b.free is not null` };
  const any = (of: SQL[]) => (of.length > 0 ? sql`and (${sql.join(of, sql` or `)})` : sql``);
  const licensed =
    license.length + licenseState.length > 0
      ? sql`and exists (select from licenses l where l.candidate_id = k.id and l.status = 'active'
          and (l.expires_on is null or l.expires_on >= ${today}::date)
          ${license.length > 0 ? sql`and l.type = any(${textList(license)})` : sql``}
          ${licenseState.length > 0 ? sql`and l.state = any(${textList(licenseState)})` : sql``})`
      : sql``;
  return sql`${any(kind.map((one) => kinds[one]))} ${any(spoke.map((one) => spoken[one]))}
    ${discipline.length > 0 ? sql`and k.discipline = any(${textList(discipline)})` : sql``}
    ${state.length > 0 ? sql`and h.state = any(${textList(state)})` : sql``} ${licensed}`;
}

/** Who was never spoken to, or has no last day, stands last either way. */
function orderOf(sort: BenchFilter["sort"]): SQL {
  const direction = sort.startsWith("-") ? sql`desc` : sql`asc`;
  const keys: Record<BenchSort, SQL> = { name: sql`m.sort_name`, spoke: sql`m.spoke_at`, free: sql`m.ends_on` };
  return sql`${keys[sort.replace("-", "") as BenchSort]} ${direction} nulls last, m.sort_name, m.candidate_id`;
}

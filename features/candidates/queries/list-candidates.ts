import { sql, type SQL } from "drizzle-orm";
import { z } from "zod";
import type { Context } from "@/db/context";
import { candidates } from "@/db/schema/candidates";
import { people, personActivity } from "@/db/schema/people";
import { personName } from "@/features/people/queries/person-name";
import { anyText, databaseInstant, day } from "@/lib/input";
import { rowsOnPage } from "@/lib/table-url";
import {
  exactUpTo,
  mayBeSimilar,
  pageSize,
  type CandidateSearch,
  type CandidateSort,
} from "../inputs/candidate-search";
import type { CandidateRow } from "../rules/table-row";
import { conditionsOf } from "./candidate-conditions";

type Order = {
  table: "people" | "person_activity" | "candidates";
  person: SQL;
  key: SQL;
  tie: SQL;
  type: string;
  valid: z.ZodType;
};

const ofCandidate = { table: "candidates", person: sql`${candidates.personId}`, tie: sql`${candidates.id}` } as const;
/** The index that each sort walks, and what a cursor of it holds. */
const orders: Record<CandidateSort, Order> = {
  name: {
    table: "people",
    person: sql`${people.id}`,
    key: sql`${people.sortName}`,
    tie: sql`${people.id}`,
    type: "text",
    valid: anyText(400),
  },
  contact: {
    table: "person_activity",
    person: sql`${personActivity.personId}`,
    key: sql`${personActivity.lastTouchAt}`,
    tie: sql`${personActivity.personId}`,
    type: "timestamptz",
    valid: databaseInstant,
  },
  available: {
    ...ofCandidate,
    key: sql`coalesce(${candidates.availableOn}, 'infinity'::date)`,
    type: "date",
    valid: z.union([day(), z.literal("infinity")]),
  },
  added: { ...ofCandidate, key: sql`${candidates.createdAt}`, type: "timestamptz", valid: databaseInstant },
  updated: { ...ofCandidate, key: sql`${candidates.updatedAt}`, type: "timestamptz", valid: databaseInstant },
};

/** How the table that has a sort's key is joined to what matched. */
const keyTables = {
  people: sql`join people on ${people.id} = matching.person_id`,
  person_activity: sql`join person_activity on ${personActivity.personId} = matching.person_id`,
  candidates: sql`join candidates on ${candidates.id} = matching.id`,
};

/**
 * One page of the candidates table. A narrow filter is settled first and then sorted; a wide one walks the index of the
 * sort until the page is full. Details are read for the rows of the page alone. `similar` says that nothing matched the
 * words themselves.
 */
export async function listCandidates(context: Context, asked: CandidateSearch) {
  const search = { ...asked, after: known(asked.after, asked.sort), before: known(asked.before, asked.sort) };
  const found = await pageOf(context, search, false);
  if (found.total.count > 0 || !mayBeSimilar(search)) return { ...found, similar: false };
  return { ...(await pageOf(context, search, true)), similar: true };
}

async function pageOf({ db, now }: Context, search: CandidateSearch, similar: boolean) {
  const conditions = conditionsOf(search, now, { similar });
  const matching = sql`select ${candidates.id} as id, ${candidates.personId} as person_id
    from candidates${conditions.people ? joinPeople : sql``} where ${conditions.where} limit ${sql.raw(`${exactUpTo + 1}`)}`;
  const walk = () =>
    db.execute<CandidateRow & Tail>(
      page(search, joinAll, conditionsOf(search, now, { similar, person: orderBy(search.sort).person }).where),
    );
  if (conditions.unfiltered) {
    const counting = db.execute<{ total: number }>(sql`select count(*)::int as total from (${matching}) matching`);
    const [[counted], rows] = await Promise.all([counting, walk()]);
    return paged(rows, counted?.total ?? 0, search);
  }
  const narrow = await db.execute<CandidateRow & Tail & { total: number }>(narrowed(search, matching));
  const total = narrow[0]?.total ?? 0;
  if (total > exactUpTo) return paged(await walk(), total, search);
  return paged(
    narrow.filter((row) => row.id),
    total,
    search,
  );
}

const joinPeople = sql` join people on ${people.id} = ${candidates.personId}`;
const joinAll = sql`${joinPeople} join person_activity on ${personActivity.personId} = ${candidates.personId}`;

/** Counts what matches; where that is few enough, sorts it by the one table that has the key and reads the page. */
function narrowed(search: CandidateSearch, matching: SQL): SQL {
  const { table } = orderBy(search.sort);
  const top = sql`select matching.id as top_id from matching ${keyTables[table]}
    where counted.total <= ${exactUpTo} ${beyondOf(search)} ${orderOf(search)}`;
  return sql`with matching as materialized (${matching}), counted as (select count(*)::int as total from matching)
    select counted.total, found.* from counted left join lateral (
      ${page(search, sql` join (${top}) top on top.top_id = ${candidates.id}${joinAll}`, sql`true`)}) found on true`;
}

type Tail = { key: string; tie: string };

function paged(found: (CandidateRow & Tail)[], total: number, search: CandidateSearch) {
  const { after, before } = search;
  const most = rowsOnPage(search, pageSize);
  const more = found.length > most;
  const rows = before ? found.slice(0, most).toReversed() : found.slice(0, most);
  const cursorOf = (row: Tail | undefined) =>
    row ? Buffer.from(JSON.stringify([row.key, row.tie])).toString("base64url") : null;
  return {
    rows: rows as CandidateRow[],
    total: { count: Math.min(total, exactUpTo), exact: total <= exactUpTo },
    next: more || before ? cursorOf(rows.at(-1)) : null,
    previous: (before && more) || (after && !before) ? cursorOf(rows[0]) : null,
  };
}

function orderBy(sort: CandidateSearch["sort"]) {
  return orders[sort.replace("-", "") as CandidateSort];
}

/** Upwards or downwards: a page that ends before a cursor is read from there, against the order. */
function isDown({ sort, before }: CandidateSearch) {
  return sort.startsWith("-") !== Boolean(before);
}

function orderOf(search: CandidateSearch) {
  const { key, tie } = orderBy(search.sort);
  const direction = isDown(search) ? sql`desc` : sql`asc`;
  return sql`order by ${key} ${direction}, ${tie} ${direction} limit ${sql.raw(`${rowsOnPage(search, pageSize) + 1}`)}`;
}

function beyondOf(search: CandidateSearch): SQL {
  const { key, tie, type } = orderBy(search.sort);
  const cursor = search.before ?? search.after;
  if (!cursor) return sql``;
  const [value, id] = JSON.parse(Buffer.from(cursor, "base64url").toString()) as [string, string];
  const beyond = isDown(search) ? sql`<` : sql`>`;
  return sql`and (${key}, ${tie}) ${beyond} (${value}::${sql.raw(type)}, ${id}::uuid)`;
}

/** A cursor that fits the sort, or null: the URL is anybody's to write. */
function known(cursor: string | null, sort: CandidateSearch["sort"]): string | null {
  if (!cursor) return null;
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, "base64url").toString());
    return z.tuple([orderBy(sort).valid, z.guid()]).safeParse(value).success ? cursor : null;
  } catch {
    // Text that is no JSON is no cursor.
    return null;
  }
}

/**
 * The rows of a page in one flat statement: three tables joined, so that planning stays cheap, and what belongs to a
 * row read by subqueries, which PostgreSQL runs after the limit.
 */
function page(search: CandidateSearch, joins: SQL, where: SQL): SQL {
  const { key, tie } = orderBy(search.sort);
  return sql`
    select ${candidates.id}, ${people.id} as "personId", ${personName()} as name,
      ${candidates.title}, ${candidates.currentEmployer} as employer, ${candidates.discipline}, ${candidates.level},
      ${people.city}, ${people.state}, ${people.zone}, ${candidates.availableOn} as "availableOn",
      ${candidates.ownerId} as "ownerId",
      (select e.address from person_emails e where e.person_id = ${people.id} and e."primary") as email,
      (select jsonb_build_array(t.id, coalesce(t.e164, t.raw), t.wrong_at is not null)
        from person_phones t where t.person_id = ${people.id} and t."primary") as phone,
      (select jsonb_agg(jsonb_build_array(l.type, l.state, l.status, l.expires_on))
        from licenses l where l.candidate_id = ${candidates.id}) as licenses,
      nullif(${personActivity.lastTouchAt}, 'epoch') as "lastTouchAt", ${people.doNotContactAt} as "doNotContactAt",
      ${personActivity.optedOutAt} as "optedOutAt", ${personActivity.reachable},
      ${personActivity.inProcessUntil} as "inProcessUntil", ${personActivity.restingSince} as "restingSince",
      ${personActivity.emailFrom} as "emailFrom", ${personActivity.pausedUntil} as "pausedUntil",
      ${candidates.createdAt} as "createdAt", ${candidates.updatedAt} as "updatedAt", ${key}::text as key, ${tie} as tie
    from candidates${joins}
    where ${where} ${beyondOf(search)} ${orderOf(search)}`;
}

import { sql, type SQL } from "drizzle-orm";
import { idList } from "@/db/id-list";
import { todayKinds, type TodayKind } from "@/db/vocabulary/today";
import { keysOf } from "@/lib/keys-of";
import type { DueWhen } from "../rules/scope";
import { instant, type Branch, type Scope } from "./branch";
import { branches } from "./branches";
import { lateSql } from "./late-sql";

/**
 * The chosen branches without what this recruiter snoozed, each limited in its own order. Columns: kind, subject_id,
 * due_at, owner_id, person_id, position_id, candidacy_id, contact_id, detail.
 */
export function linesOf(scope: Scope, limit: number): SQL {
  const lines = kindsOf(scope).map((kind) => {
    const branch = branches[kind](scope);
    const { table, subject, at, nearly, joins, person, position, candidacy, contact: asked, detail } = branch;
    const none = sql`null::uuid`;
    return sql`
      select ${sql.raw(`'${kind}'`)}::text as kind, ${subject ?? sql`x.id`} as subject_id, ${at} as due_at, ${standsWith(scope, kind, branch)} as owner_id,
        ${person ?? none} as person_id, ${position ?? none} as position_id, ${candidacy ?? none} as candidacy_id,
        ${asked ?? none} as contact_id, ${detail} as detail
      from (
        select x.* from ${table} x where ${dueTo(scope, kind, branch)}
        order by ${nearly ? sql`${nearly}, ` : sql``}${at}, x.id limit ${sql.raw(`${Math.min(limit, branch.most ?? limit)}`)}
      ) x ${joins ?? sql``}`;
  });
  return sql.join(lines, sql` union all `);
}

/** How many lines of each kind, at most so many. Columns: kind, count. */
export function countsOf(scope: Scope, most: number): SQL {
  const counts = kindsOf(scope).map((kind) => {
    const branch = branches[kind](scope);
    return sql`select ${sql.raw(`'${kind}'`)}::text as kind, count(*)::int as count
      from (select from ${branch.table} x where ${dueTo(scope, kind, branch)} limit ${sql.raw(`${Math.min(most, branch.most ?? most)}`)}) due`;
  });
  return sql.join(counts, sql` union all `);
}

/**
 * How many lines of each kind every recruiter of a table "whose" has, how many of them are late and get late today, and since
 * when the first waits. Columns: owner_id, kind, due, late, today, first_at.
 */
export function loadsOf(scope: Scope, most: number): SQL {
  const loads = kindsOf(scope).map((kind) => {
    const branch = branches[kind](scope);
    const { late, today } = clockOf(kind, scope, branch);
    const columns = sql`${branch.at} as due_at, ${late} as late, ${today} as today`;
    const theirs: Scope = { ...scope, owners: sql`= whose.id` };
    const narrow = branches[kind](theirs);
    const limit = sql.raw(`${Math.min(most, branch.most ?? most)}`);
    const due = branch.ofSeveral
      ? sql`select whose.id as owner_id, d.* from whose, lateral (
          select ${columns} from ${narrow.table} x where ${dueTo(theirs, kind, narrow)} limit ${limit}) d`
      : sql`select ${standsWith(scope, kind, branch)} as owner_id, ${columns}
          from (select x.* from ${branch.table} x where ${dueTo(scope, kind, branch)}) x ${branch.joins ?? sql``}`;
    return sql`select d.owner_id, ${sql.raw(`'${kind}'`)}::text as kind, count(*)::int as due,
        (count(*) filter (where d.late))::int as late, (count(*) filter (where d.today))::int as today,
        min(d.due_at) as first_at
      from (${due}) d where d.owner_id is not null group by d.owner_id`;
  });
  return sql.join(loads, sql` union all `);
}

const kindsOf = ({ kind }: Scope) => (kind ? [kind] : keysOf(todayKinds));

/** Rows h of what was handed over of a kind; null where there is none, which is nearly always, and costs nothing then. */
function handedOf({ handed }: Scope, kind: TodayKind) {
  const ids = handed.filter((one) => one.kind === kind).map(({ id }) => id);
  return ids.length > 0 ? sql`from handed_lines h where h.id = any(${idList(ids)})` : null;
}

/** Row h is about this line: the same thing, and not due anew since. */
const isThis = ({ subject, at }: Branch) =>
  sql`h.subject_id = ${subject ?? sql`x.id`} and ${at} between h.due_at - interval '1 day' and h.due_at + interval '1 day'`;

/** On whose list line x is. */
function standsWith(scope: Scope, kind: TodayKind, branch: Branch): SQL {
  const handed = handedOf(scope, kind);
  return handed
    ? sql`coalesce((select h.to_id ${handed} and ${isThis(branch)} limit 1), ${branch.owner})`
    : branch.owner;
}

/** Lines of these recruiters: their own without what somebody else has, and what they were handed. */
function onListOf(owners: SQL, scope: Scope, kind: TodayKind, branch: Branch): SQL {
  const own = branch.ofOwners(owners);
  const handed = handedOf(scope, kind);
  if (!handed) return own;
  const given = sql`${handed} and ${isThis(branch)}`;
  return sql`((${own} and not exists (select ${given} and not h.to_id ${owners})) or exists (select ${given} and h.to_id ${owners}))`;
}

/** Whether line x is late, and whether it gets late before the day ends; an interview is due on its day. */
function clockOf(kind: TodayKind, scope: Scope, { at }: Branch): Record<Exclude<DueWhen, "other">, SQL> {
  const late = lateSql(kind, scope, scope.now, at);
  const soon = kind === "interview_today" ? sql`true` : lateSql(kind, scope, scope.endOfToday, at);
  return { late, today: sql`(${soon} and not ${late})` };
}

function isDue(when: DueWhen, kind: TodayKind, scope: Scope, branch: Branch): SQL {
  const clock = clockOf(kind, scope, branch);
  return when === "other" ? sql`not (${clock.late} or ${clock.today})` : clock[when];
}

function dueTo(scope: Scope, kind: TodayKind, branch: Branch): SQL {
  const { owners, snoozerId, snoozed, now, actor, subjectId, when } = scope;
  const { where, subject, seen } = branch;
  const mine = owners ? sql` and ${onListOf(owners, scope, kind, branch)}` : sql``;
  const one = subjectId ? sql` and ${subject ?? sql`x.id`} = ${subjectId}::uuid` : sql``;
  const awake = snoozerId
    ? sql` and ${sql.raw(snoozed ? "" : "not ")}exists (select from snoozes z where z.recruiter_id = ${snoozerId} and z.kind = ${sql.raw(`'${kind}'`)}
        and z.subject_id = ${subject ?? sql`x.id`} and z.until > ${instant(now)})`
    : sql``;
  const visible = seen ? sql` and ${seen(actor)}` : sql``;
  const due = when ? sql` and ${isDue(when, kind, scope, branch)}` : sql``;
  return sql`${where}${mine}${one}${awake}${visible}${due}`;
}

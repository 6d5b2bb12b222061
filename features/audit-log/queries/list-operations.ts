import { sql, type SQL } from "drizzle-orm";
import type { Context } from "@/db/context";
import type { ActorKind } from "@/db/vocabulary/audit";
import { verbsSaidAlike } from "@/db/vocabulary/verbs";
import { instantAt, plusDays } from "@/lib/calendar";
import { NotFound } from "@/lib/errors";
import { parseAsId } from "@/lib/url-parsers";
import { callbackItself } from "../inputs";
import { seesAuditLog } from "../rules/log-access";
import { listSubjectNames, type NamedSubject } from "./list-subject-names";

export const auditPageSize = 50;
/** Older ones than this page of them are not looked for: a filter finds them. */
const lastPage = 200;
/** So many of an operation's rows are said one by one. */
const mostSaid = 5;

export type AuditFilter = { by: string[]; verb: string[]; noun: string[]; from: string | null; until: string | null };

type Entry = {
  noun: string;
  subjectId: string;
  fields: string[];
  before: Record<string, unknown> | null;
  after: Record<string, unknown> | null;
};
type Row = {
  id: string;
  verb: string;
  actorKind: ActorKind;
  recruiter: string | null;
  systemName: string | null;
  at: string;
  reason: string | null;
  undoneBy: string | null;
  entryCount: number;
  entries: Entry[];
};
export type AuditRow = Omit<Row, "at" | "entries"> & {
  at: Date;
  entries: (Entry & { named: NamedSubject | null })[];
};

/** Who did what to what, the latest first; one more than a page, which says whether there are older ones. For admins. */
export async function listOperations(
  context: Context,
  filter: AuditFilter,
  { page, size = auditPageSize }: { page: number; size?: number },
): Promise<AuditRow[]> {
  const { actor, db } = context;
  if (actor.kind === "recruiter" && !seesAuditLog(actor.role)) throw new NotFound("page");
  const zone = actor.kind === "recruiter" ? actor.zone : "UTC";
  const rows = await db.execute<Row>(sql`
    select o.id, o.verb, o.actor_kind as "actorKind", r.name as recruiter, o.system_name as "systemName",
      to_json(o.at) #>> '{}' as at, o.reason, undoer.name as "undoneBy",
      (select count(*)::int from audit_entries e where e.operation_id = o.id) as "entryCount",
      coalesce((select jsonb_agg(e order by e.id) from (
        select e.id, e.noun, e.subject_id as "subjectId", e.fields, v.before, v.after
        from audit_entries e left join changed_values v on v.entry_id = e.id
        where e.operation_id = o.id order by e.id limit ${mostSaid}) e), '[]') as entries
    from operations o left join recruiters r on r.id = o.recruiter_id
    left join lateral (select coalesce(ur.name, u.system_name) as name from operations u
      left join recruiters ur on ur.id = u.recruiter_id where u.undoes_id = o.id limit 1) undoer on true
    where ${sql.join(conditionsOf(filter, zone), sql` and `)}
    order by o.at desc, o.id desc limit ${size + 1} offset ${(Math.min(page, lastPage) - 1) * size}`);
  const names = await listSubjectNames(
    context,
    rows.flatMap(({ entries }) => entries),
  );
  return rows.map(({ at, entries, ...row }) => ({
    ...row,
    at: new Date(at),
    entries: entries.map((entry) => ({ ...entry, named: names.get(entry.subjectId) ?? null })),
  }));
}

function conditionsOf({ by, verb, noun, from, until }: AuditFilter, zone: string): SQL[] {
  const conditions = [sql`true`];
  if (by.length > 0) {
    const recruiterIds = by.filter((one) => parseAsId.parse(one)).map((id) => sql`${id}::uuid`);
    const of = by.includes(callbackItself) ? [sql`o.actor_kind = 'system'`] : [];
    if (recruiterIds.length > 0) of.push(sql`o.recruiter_id in (${sql.join(recruiterIds, sql`, `)})`);
    conditions.push(of.length > 0 ? sql`(${sql.join(of, sql` or `)})` : sql`false`);
  }
  if (verb.length > 0) conditions.push(sql`o.verb in (${list(verbsSaidAlike(verb))})`);
  if (noun.length > 0)
    conditions.push(
      sql`exists (select from audit_entries e where e.operation_id = o.id and e.noun in (${list(noun)}))`,
    );
  if (from) conditions.push(sql`o.at >= ${instantAt(from, 0, zone).toISOString()}::timestamptz`);
  if (until) conditions.push(sql`o.at < ${instantAt(plusDays(until, 1), 0, zone).toISOString()}::timestamptz`);
  return conditions;
}

function list(words: string[]): SQL {
  return sql.join(
    words.map((word) => sql`${word}`),
    sql`, `,
  );
}

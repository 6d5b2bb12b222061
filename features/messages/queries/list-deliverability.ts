import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import type { PauseCause, PauseScope } from "@/db/vocabulary/outreach-pauses";
import { requireRole } from "@/features/recruiters/rules/permission";
import { lastEmails } from "../rules/deliverability";

export type Deliverability = {
  scope: PauseScope;
  /** Of a template or a recruiter. */
  id: string | null;
  name: string | null;
  sent: number;
  bounced: number;
  complained: number;
  newBounces: number;
  newComplaints: number;
  /** The pause that nobody has ended. */
  pauseId: string | null;
};

/** The last emails of a scope, the same for its figures and for the rows behind them. */
function lastSql(scope: PauseScope, id: ReturnType<typeof sql>) {
  const whose = { firm: sql``, template: sql`and template_id = ${id}`, recruiter: sql`and by = ${id}` }[scope];
  return sql`select id, bounced_at, complained_at from messages where accepted_at is not null ${whose}
    order by accepted_at desc, id desc limit ${lastEmails}`;
}

function figuresSql(scope: PauseScope, id: ReturnType<typeof sql>) {
  const of = {
    firm: sql`p.scope = 'firm'`,
    template: sql`p.template_id = ${id}`,
    recruiter: sql`p.recruiter_id = ${id}`,
  }[scope];
  return sql`select count(*)::int as sent, count(bounced_at)::int as bounced, count(complained_at)::int as complained,
      (count(*) filter (where bounced_at > coalesce(resumed.at, '-infinity')))::int as "newBounces",
      (count(*) filter (where complained_at > coalesce(resumed.at, '-infinity')))::int as "newComplaints",
      (select p.id from outreach_pauses p where ${of} and p.resumed_at is null) as "pauseId"
    from (${lastSql(scope, id)}) last
      cross join (select max(p.resumed_at) as at from outreach_pauses p where ${of}) resumed`;
}

/**
 * Permanent bounces and complaints of the last emails: of everybody, of each template and of each recruiter that sent
 * any. One statement; each scope reads its last emails off an index.
 */
export async function listDeliverability({ actor, db }: Context): Promise<Deliverability[]> {
  requireRole(actor, "admin", "manager");
  return [
    ...(await db.execute<Deliverability>(sql`
      select 'firm' as scope, null::uuid as id, null as name, f.* from (${figuresSql("firm", sql`null`)}) f
      union all
      select 'template', t.id, t.name, f.* from templates t cross join lateral (${figuresSql("template", sql`t.id`)}) f
      where f.sent > 0
      union all
      select 'recruiter', r.id, r.name, f.* from recruiters r cross join lateral (${figuresSql("recruiter", sql`r.id`)}) f
      where f.sent > 0
      order by scope, bounced desc, complained desc, name`)),
  ];
}

export type TroubledEmail = {
  id: string;
  address: string;
  name: string;
  candidateId: string | null;
  template: string | null;
  by: string;
  acceptedAt: string;
  bouncedAt: string | null;
  complainedAt: string | null;
  reason: string | null;
};

/** Exactly the emails behind a figure, the latest first. */
export async function listTroubledEmails(
  { actor, db }: Context,
  { scope, id, cause }: { scope: PauseScope; id: string | null; cause: PauseCause },
): Promise<TroubledEmail[]> {
  requireRole(actor, "admin", "manager");
  if (scope !== "firm" && id === null) return [];
  const heard = cause === "bounced" ? sql`last.bounced_at` : sql`last.complained_at`;
  return [
    ...(await db.execute<TroubledEmail>(sql`
      select m.id, m.address, btrim(p.first_name || ' ' || p.last_name) as name, c.id as "candidateId", t.name as template,
        r.name as by, m.accepted_at as "acceptedAt", m.bounced_at as "bouncedAt", m.complained_at as "complainedAt", m.reason
      from (${lastSql(scope, sql`${id}::uuid`)}) last
        join messages m on m.id = last.id
        join people p on p.id = m.person_id
        left join candidates c on c.person_id = p.id
        left join templates t on t.id = m.template_id
        join recruiters r on r.id = m.by
      where ${heard} is not null
      order by ${heard} desc, m.id desc`)),
  ];
}

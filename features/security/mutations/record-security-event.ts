import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { prepared } from "@/db/prepared";
import type { SecurityKind } from "@/db/vocabulary/security";
import { log } from "@/lib/log";

export type SecurityEvent = {
  kind: SecurityKind;
  /** What it was about, in one word that is no value of anybody's: `import_report`, `/api/imports`. */
  code: string;
  /** The id of the row it was about. */
  subjectId?: string | null | undefined;
  /** How often it happened; once unless said. */
  times?: number;
};

/** So many rows of a kind and a minute by people who are not signed in; what comes after them shares one row. */
const mostSourcesAMinute = 20;

/**
 * Says in `security_events` what happened at a door, and in the log, once a minute. Whoever did it is the actor, and where they
 * sat is said by the context's caller. Inside
 * a transaction it is there only if that commits: a refusal is recorded outside of what it rolls back.
 */
export async function recordSecurityEvent(
  { actor, now, db, caller }: Pick<Context, "actor" | "now" | "db" | "caller">,
  { kind, code, subjectId = null, times = 1 }: SecurityEvent,
): Promise<void> {
  const recruiterId = actor.kind === "recruiter" ? actor.id : null;
  const { source = null, network = null, device = null } = caller ?? {};
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = await prepared(db).execute<{ id: string; first: boolean }>(sql`
    with here as (
      select date_trunc('minute', ${at}, 'UTC') as minute, ${kind}::text as kind, ${recruiterId}::uuid as recruiter_id,
        ${subjectId}::uuid as subject_id, ${source}::text as source,
        ${network}::text as network, ${device}::text as device
    ), crowd as (
      select here.recruiter_id is null and (
        select count(*) from security_events e
        where e.kind = here.kind and e.minute = here.minute and e.recruiter_id is null
          and e.source <> here.source
      ) >= ${mostSourcesAMinute} as full from here
    )
    insert into security_events as e
      (kind, code, recruiter_id, subject_id, source, network, device, minute, at, last_at, count)
    select kind, ${code}::text, recruiter_id, case when crowd.full then null else subject_id end,
      case when crowd.full then null else source end, case when crowd.full then null else network end,
      case when crowd.full then null else device end, minute, ${at}, ${at}, ${times}::int
    from here, crowd
    on conflict on constraint security_events_minute
      do update set count = e.count + excluded.count, last_at = greatest(e.last_at, excluded.last_at)
    returning e.id, e.count = ${times}::int as first`);
  const [row] = rows;
  if (row?.first)
    log[kind === "signed_in" ? "info" : "warn"](
      { event: row.id, kind, code, recruiter: recruiterId, subject: subjectId, source },
      "A security event; more of the same in this minute are counted in its row.",
    );
}

import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { prepared } from "@/db/prepared";
import { recruiters, sessions } from "@/db/schema/recruiters";
import type { Role } from "@/db/vocabulary/recruiters";
import { sessionDays } from "@/lib/session-cookie";

export type ResumedSession = { sessionId: string; id: string; name: string; email: string; role: Role; zone: string };

/**
 * Whose session this is, or null once it was revoked, has expired, lay idle or its recruiter left. One statement per
 * request; it notes the visit at most every ten minutes, so that nearly all requests write nothing.
 */
export async function resumeSession(
  { now, db }: Pick<Context, "now" | "db">,
  sessionId: string,
): Promise<ResumedSession | null> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = await prepared(db).execute<ResumedSession>(sql`
    with seen as (
      update ${sessions} set last_seen_at = ${at}
      where id = ${sessionId}::uuid and revoked_at is null and expires_at > ${at}
        and last_seen_at < ${at} - interval '10 minutes'
        and last_seen_at > ${at} - make_interval(days => ${sessionDays.idle})
    )
    select s.id as "sessionId", r.id, r.name, r.email, r.role, r.zone
    from ${sessions} s join ${recruiters} r on r.id = s.recruiter_id
    where s.id = ${sessionId}::uuid and s.revoked_at is null and s.expires_at > ${at}
      and s.last_seen_at > ${at} - make_interval(days => ${sessionDays.idle})
      and r.deactivated_at is null`);
  return rows[0] ?? null;
}

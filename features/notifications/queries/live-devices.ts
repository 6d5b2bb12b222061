import { sql } from "drizzle-orm";

/** A condition over notified_devices d: whoever turned it on is still signed in there, and has a Today of their own. */
export const isLive = (now: Date) => sql`exists (
  select from sessions s join recruiters r on r.id = s.recruiter_id, sign_in_settings w
  where s.id = d.session_id and s.recruiter_id = d.recruiter_id and s.revoked_at is null
    and s.expires_at > ${now.toISOString()}::timestamptz
    and s.created_at > ${now.toISOString()}::timestamptz - make_interval(days => w.most_days)
    and s.last_seen_at > ${now.toISOString()}::timestamptz - make_interval(days => w.idle_days)
    and r.deactivated_at is null and r.role <> 'viewer')`;

import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { prepared } from "@/db/prepared";
import { recruiters, sessions, signInSettings } from "@/db/schema/recruiters";
import type { Role } from "@/db/vocabulary/recruiters";
import { confirmedMinutes } from "@/features/recruiters/rules/confirmed";

export type ResumedSession = {
  sessionId: string;
  id: string;
  name: string;
  email: string;
  role: Role;
  zone: string;
  confirmed: boolean;
  oneTime: boolean;
};

/**
 * Whose session this is, or null once it was revoked, has expired, lay idle or its recruiter left; `confirmed` is whether
 * they proved who they are within the last minutes. One statement per request; it notes the visit and where it comes
 * from at most every ten minutes, or a minute after it came from elsewhere, so that nearly all requests write nothing.
 */
export async function resumeSession(
  { now, db }: Pick<Context, "now" | "db">,
  sessionId: string,
  address: string | null = null,
): Promise<ResumedSession | null> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const rows = await prepared(db).execute<ResumedSession>(sql`
    with firm as (select idle_days, most_days from ${signInSettings}), here as (
      select s.id, s.recruiter_id, s.confirmed_at, s.last_seen_at, s.address
      from ${sessions} s, firm
      where s.id = ${sessionId}::uuid and s.revoked_at is null and s.expires_at > ${at}
        and s.created_at > ${at} - make_interval(days => firm.most_days)
        and s.last_seen_at > ${at} - make_interval(days => firm.idle_days)
    ), seen as (
      update ${sessions} s set last_seen_at = ${at}, address = coalesce(${address}::text, s.address)
      from here where s.id = here.id and here.last_seen_at < ${at} - case
        when ${address}::text <> coalesce(here.address, '') then interval '1 minute' else interval '10 minutes' end
    )
    select s.id as "sessionId", r.id, r.name, r.email, r.role, r.zone,
      coalesce(s.confirmed_at > ${at} - make_interval(mins => ${confirmedMinutes}), false) as confirmed,
      r.password_expires_at is not null as "oneTime"
    from here s join ${recruiters} r on r.id = s.recruiter_id
    where r.deactivated_at is null and (r.password_expires_at is null or r.password_expires_at > ${at})`);
  return rows[0] ?? null;
}

import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";

export type OpenSteps = Record<
  "company" | "domain" | "testEmail" | "webhook" | "holidays" | "colleagues" | "candidates" | "clients" | "positions",
  boolean
> & { /** A test email that is on its way, or why the last one did not leave. */ testState: string | null };

/**
 * What a new installation has of what it needs, each by facts, for an admin who has not put the steps away. Null where
 * they were put away, or all of them are done.
 */
export async function findOpenSteps({ actor, db }: Context): Promise<OpenSteps | null> {
  if (actor.kind !== "recruiter" || actor.role !== "admin") return null;
  const [row] = await db.execute<OpenSteps & { dismissed: boolean }>(sql`
    select s.first_steps_dismissed_at is not null as dismissed,
      s.firm_name <> 'Your company' and s.postal_address <> '' as company,
      s.mail_domain <> '' as domain,
      exists (select from system_emails where kind = 'test' and state = 'accepted') as "testEmail",
      exists (select from webhook_events where type like 'email.%') or exists (select from message_events) as webhook,
      s.holidays_operation_id is not null as holidays,
      (select count(*) from (select from recruiters limit 2) r) > 1 or exists (select from invitations) as colleagues,
      exists (select from candidates) as candidates,
      exists (select from clients) as clients,
      exists (select from positions) as positions,
      (select coalesce(reason, state) from system_emails where kind = 'test' order by id desc limit 1) as "testState"
    from settings s`);
  if (!row) return null;
  const { dismissed, ...steps } = row;
  const done = Object.values(steps).every((one) => typeof one !== "boolean" || one);
  return dismissed || done ? null : steps;
}

import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { requireSystem } from "@/features/recruiters/rules/permission";
import type { Figures } from "../rules/figures";

/** What is watched of a whole installation, whichever process is asked: docs/operations.md, "What to watch". */
export async function findFigures({ actor, db, now }: Context): Promise<Figures> {
  requireSystem(actor);
  const at = sql`${now.toISOString()}::timestamptz`;
  const [row] = await db.execute<Figures>(sql`
    select queue.*, ended.*, events.*, pool.*,
      (select count(*)::int from messages where state = 'needs_human') as "emailsUndecided",
      (select count(*)::int from workers where seen_at > ${at} - interval '1 minute') as workers
    from (select count(*) filter (where send_at <= ${at})::int as "emailsDue",
        count(*) filter (where send_at > ${at})::int as "emailsLater",
        coalesce(extract(epoch from ${at} - min(send_at) filter (where send_at <= ${at})), 0)::float8 as "oldestDueSeconds"
      from messages where state in ('queued', 'claimed')) as queue,
      (select count(*) filter (where state in ('accepted', 'delivered'))::int as "acceptedLastHour",
        count(*) filter (where state = 'failed')::int as "failedLastHour",
        count(*) filter (where state = 'bounced')::int as "bouncedLastHour"
      from messages where state_at > ${at} - interval '1 hour') as ended,
      (select count(*) filter (where error is null)::int as "eventsWaiting",
        coalesce(extract(epoch from ${at} - min(received_at) filter (where error is null)), 0)::float8 as "oldestEventSeconds",
        count(*) filter (where error is not null)::int as "eventsFailed"
      from webhook_events where applied_at is null) as events,
      (select count(*) filter (where state = 'active')::int as "connectionsActive",
        count(*) filter (where state = 'idle')::int as "connectionsIdle",
        count(*) filter (where state like 'idle in transaction%')::int as "connectionsInTransaction"
      from pg_stat_activity where datname = current_database() and usename = current_user) as pool`);
  return row as Figures;
}

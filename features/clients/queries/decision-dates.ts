import { inArray, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { positions } from "@/db/schema/positions";
import type { DecisionDates } from "../rules/decision-dates";

/**
 * How clients kept the dates they named themselves, from promises: a date counts once it was answered or has passed at
 * the client's site. Moved dates were given back before their day and do not count.
 */
export async function countDecisionDatesByClient(
  { db, now, actor }: Context,
  clientIds: string[],
): Promise<Map<string, DecisionDates>> {
  if (clientIds.length === 0) return new Map();
  const rows = await db.execute<DecisionDates & { clientId: string }>(sql`
    with named as (
      select positions.client_id,
        greatest(0, (coalesce(x.settled_at, ${now.toISOString()}::timestamptz) at time zone x.zone)::date - x.due_on) as late,
        x.state
      from positions join promises x on x.position_id = positions.id
      where ${inArray(positions.clientId, clientIds)} and x.kind = 'theirs' and not x.set_by_us and x.state <> 'moved'
        and ${maySee(actor, sql`positions.id`)}
    )
    select client_id as "clientId", count(*) filter (where late = 0)::int as met, count(*)::int as of,
      coalesce(sum(late), 0)::int as "lateDays"
    from named where state <> 'open' or late > 0 group by client_id`);
  return new Map(rows.map(({ clientId, met, of, lateDays }) => [clientId, { met, of, lateDays }]));
}

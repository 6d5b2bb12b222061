import { sql, type SQL } from "drizzle-orm";
import { people, personActivity } from "@/db/schema/people";
import type { ContactLight } from "@/db/vocabulary/suppressions";

/** contactLight() of the rules as SQL, over people joined with person_activity. */
export function contactLightSql(now: Date): SQL<ContactLight> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const a = personActivity;
  return sql<ContactLight>`case
    when ${people.doNotContactAt} is not null or ${a.optedOutAt} is not null or not ${a.reachable} then 'red'
    when ${a.inProcessUntil} > ${at} then 'in_process'
    when ${a.restingSince} is not null then 'gray'
    when greatest(${a.emailFrom}, ${a.pausedUntil}) > ${at} then 'amber'
    else 'green' end`;
}

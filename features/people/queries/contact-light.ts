import { sql, type SQL } from "drizzle-orm";
import type { AnyPgColumn } from "drizzle-orm/pg-core";
import { people, personActivity } from "@/db/schema/people";
import type { ContactLight } from "@/db/vocabulary/suppressions";

type Counters = Record<
  "optedOutAt" | "reachable" | "inProcessUntil" | "restingSince" | "emailFrom" | "pausedUntil",
  AnyPgColumn
>;

/** contactLight() of the rules as SQL, over people joined with person_activity or with what has its columns. */
export function contactLightSql(now: Date, a: Counters = personActivity): SQL<ContactLight> {
  const at = sql`${now.toISOString()}::timestamptz`;
  return sql<ContactLight>`case
    when ${people.doNotContactAt} is not null or ${a.optedOutAt} is not null or not ${a.reachable} then 'red'
    when ${a.inProcessUntil} > ${at} then 'in_process'
    when ${a.restingSince} is not null then 'gray'
    when greatest(${a.emailFrom}, ${a.pausedUntil}) > ${at} then 'amber'
    else 'green' end`;
}

/** The people of a color as a subquery, each found by its own index. Green is everybody else. */
export function peopleInLightSql(light: Exclude<ContactLight, "green">, now: Date): SQL {
  const at = sql`${now.toISOString()}::timestamptz`;
  const notRed = sql`a.opted_out_at is null and a.reachable and a.person_id not in (${doNotContact})`;
  const notInProcess = sql`a.in_process_until is null or a.in_process_until <= ${at}`;
  const of: Record<typeof light, SQL> = {
    red: sql`${doNotContact} union all select a.person_id from person_activity a where a.opted_out_at is not null or not a.reachable`,
    in_process: sql`select a.person_id from person_activity a where a.in_process_until > ${at} and ${notRed}`,
    gray: sql`select a.person_id from person_activity a where a.resting_since is not null and (${notInProcess}) and ${notRed}`,
    amber: sql`select a.person_id from person_activity a
      where greatest(a.email_from, a.paused_until) > ${at} and a.resting_since is null and (${notInProcess}) and ${notRed}`,
  };
  return of[light];
}

const doNotContact = sql`select p.id from people p where p.do_not_contact_at is not null`;

import { sql, type SQL } from "drizzle-orm";
import type { Context } from "@/db/context";
import { idList } from "@/db/id-list";
import type { ContactRules } from "@/db/vocabulary/settings";
import type { Holidays } from "@/lib/calendar";

type RulesAndHolidays = { contactRules: ContactRules; holidays: Holidays };
export type RulesChange = { from: RulesAndHolidays; to: RulesAndHolidays };

/** As long as anybody can have been in process since a close-out or a start: by the bounds of the numbers, and a bit. */
const processReachDays = 400;

/**
 * Everybody whose contact light may be another by a change of the contact rules or the holidays, in id order, so that
 * they are locked as every other verb locks people.
 */
export async function listAffected({ db, now }: Context, { from, to }: RulesChange): Promise<string[]> {
  const at = sql`${now.toISOString()}::timestamptz`;
  const parts: SQL[] = [];
  if (from.contactRules.slotDays !== to.contactRules.slotDays)
    parts.push(sql`select person_id from slots where state <> 'released' and (until > ${at}
      or at > ${at} - make_interval(days => ${to.contactRules.slotDays + 1}))`);
  if (from.contactRules.attemptsBeforeResting !== to.contactRules.attemptsBeforeResting) {
    const least = Math.min(from.contactRules.attemptsBeforeResting, to.contactRules.attemptsBeforeResting);
    parts.push(sql`select person_id from person_activity where unanswered >= ${least}`);
  }
  if (changesProcess(from, to))
    parts.push(sql`select person_id from person_activity
      where in_process_until > ${at} - make_interval(days => ${processReachDays}) and in_process_until < '9999-01-01'`);
  if (parts.length === 0) return [];
  const rows = await db.execute<{ id: string }>(
    sql`select distinct person_id as id from (${sql.join(parts, sql` union `)}) as affected order by person_id`,
  );
  return rows.map(({ id }) => id);
}

/**
 * Until when each slot of these people lasts under another number of days, or under the number that they chose. It never reaches into the next slot of the
 * person, so that a longer month overlaps no email that is already planned or gone.
 */
export function slotEndsSql(personIds: string[], slotDays: number, now: Date): SQL {
  const at = sql`${now.toISOString()}::timestamptz`;
  const days = sql`coalesce(w.days, ${slotDays}::int)`;
  return sql`select s.id, s.person_id, least(
      (coalesce(s.month_from, s.at) at time zone p.zone + make_interval(days => ${days})) at time zone p.zone,
      (select min(o.at) from slots o where o.person_id = s.person_id and o.state <> 'released' and o.at > s.at
        and (o.override_reason is null) = (s.override_reason is null))) as until
    from slots s join people p on p.id = s.person_id
    left join person_paces w on w.person_id = s.person_id and w.ended_at is null
    where s.person_id = any(${idList(personIds)}) and s.state <> 'released'
      and (s.until > ${at} or coalesce(s.month_from, s.at) > ${at} - make_interval(days => ${days} + 1))`;
}

function changesProcess(from: RulesAndHolidays, to: RulesAndHolidays) {
  return (
    from.contactRules.processWorkingDaysAfterCloseOut !== to.contactRules.processWorkingDaysAfterCloseOut ||
    from.contactRules.processDaysAfterStart !== to.contactRules.processDaysAfterStart ||
    from.holidays.size !== to.holidays.size ||
    [...from.holidays].some((day) => !to.holidays.has(day))
  );
}

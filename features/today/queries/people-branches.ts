import { sql, type SQL } from "drizzle-orm";
import { idList } from "@/db/id-list";
import { maySee } from "@/db/restricted-positions";
import type { TodayKind } from "@/db/vocabulary/today";
import { counts } from "@/features/candidacies/queries/candidacy-record";
import { noEnd } from "@/features/people/rules/activity";
import { checkInAfter, marks, mostCheckIns, pastFor } from "../rules/marks";
import { instant, positionsOf, type Branch, type Scope } from "./branch";
import type { Handed } from "./list-handed";
import { markSql, midnight } from "./placement-branches";

export const peopleKinds = ["no_word", "license_expiring", "import_check", "check_in"] as const satisfies TodayKind[];

const activity = sql`(select a.*, a.person_id as id from person_activity a)`;
/**
 * Nobody is in process for longer. Said as the other end of a range it also tells PostgreSQL, which plans these
 * statements without their values, that few people are.
 */
const latest = sql.raw(`'${noEnd.toISOString()}'::timestamptz`);
const days = (count: number) => sql.raw(`${count}`);
const day = ({ today }: Scope) => sql`${today}::date`;

/** Whoever was handed the line of person x has it about cards of their owner. */
function orHanded(handed: Handed[], owners: SQL) {
  const ids = handed.filter(({ kind }) => kind === "no_word").map(({ id }) => id);
  return ids.length > 0
    ? sql` or exists (select from handed_lines h where h.id = any(${idList(ids)}) and h.subject_id = x.person_id and h.to_id ${owners})`
    : sql``;
}

/** A card of person x that goes on: they said yes by then, the position is open, and no interview is coming up. */
const goingOn = ({ quietSince, owners, actor, now, handed }: Scope) => sql`from candidacies c
  join candidates k on k.id = c.candidate_id join positions p on p.id = c.position_id
  where k.person_id = x.person_id and c.closed_at is null and c.superseded_by_id is null and c.said_yes_at < ${instant(quietSince)}
    and p.status = 'open' and ${maySee(actor, sql`p.id`)}${owners ? sql` and (p.id = ${positionsOf(owners)}${orHanded(handed, owners)})` : sql``}
    and not exists (select from interviews i where i.candidacy_id = c.id and ${counts.scheduled(sql`i.state`)} and i.ends_at > ${instant(now)})`;

/** An open position of the same discipline, level and state, which nobody has put person x on yet. */
const fitting = ({ actor }: Scope) => sql`from positions f where f.status = 'open' and f.discipline = k.discipline
  and f.level = k.level and f.state = h.state and ${maySee(actor, sql`f.id`)}
  and not exists (select from candidacies c where c.candidate_id = k.id and c.position_id = f.id)`;

/** Such positions are few kinds beside the many people: looked up in one set before anybody's own cards are. */
const fits = (
  scope: Scope,
) => sql`(k.discipline, k.level, h.state) in (select f.discipline, f.level, f.state from positions f
    where f.status = 'open' and ${maySee(scope.actor, sql`f.id`)}) and exists (select ${fitting(scope)})`;

/** Something worth sharing that fits person x, and that they never got (features/value-items/rules/fit.ts). */
const sharable = sql`from value_items v where v.archived_at is null and v.kind <> 'congratulation'
  and (v.disciplines = '{}' or k.discipline = any(v.disciplines)) and (v.sectors = '{}' or v.sectors && k.sectors)
  and (v.states = '{}' or h.state = any(v.states))
  and not exists (select from shared_items s where s.person_id = h.id and s.value_item_id = v.id and s.released_at is null)`;

const licenseOwner = sql`(select coalesce(k.owner_id, (select p.owner_id from candidacies c join positions p on p.id = c.position_id
    where c.candidate_id = k.id and c.closed_at is null and c.superseded_by_id is null order by c.stage_at desc, c.id limit 1))
  from candidates k where k.id = x.candidate_id)`;

export const peopleBranches: Record<(typeof peopleKinds)[number], (scope: Scope) => Branch> = {
  no_word: (scope) => ({
    table: activity,
    where: sql`x.in_process_until >= ${latest}
      and x.last_touch_at < ${instant(scope.quietSince)} and exists (select ${goingOn(scope)})`,
    at: sql`x.last_touch_at`,
    ofSeveral: true,
    // Which cards are meant, and whose, the condition says already.
    ofOwners: () => sql`true`,
    joins: sql`cross join lateral (select c.id, c.position_id, p.owner_id ${goingOn(scope)} order by c.stage_at desc, c.id limit 1) card`,
    owner: sql`card.owner_id`,
    position: sql`card.position_id`,
    candidacy: sql`card.id`,
    detail: sql`jsonb_build_object('never', x.last_touch_at = 'epoch')`,
  }),
  license_expiring: (scope) => ({
    table: sql`licenses`,
    where: sql`x.status = 'active' and x.expires_on between ${day(scope)} - ${days(pastFor)} and ${day(scope)} + ${days(marks.license[0])}
      and exists (select from candidates k join person_activity a on a.person_id = k.person_id
        where k.id = x.candidate_id and a.in_process_until > ${instant(scope.now)} and a.in_process_until <= ${latest}
          and not exists (select from touches t where t.person_id = a.person_id and t.outcome in ('spoke', 'replied')
            and t.at >= ${midnight(sql`x.expires_on - (${markSql(sql`x.expires_on`, marks.license, scope)})`, scope)}))`,
    nearly: sql`x.expires_on`,
    at: midnight(sql`x.expires_on`, scope),
    ofOwners: (are) => sql`${licenseOwner} ${are}`,
    owner: licenseOwner,
    person: sql`(select k.person_id from candidates k where k.id = x.candidate_id)`,
    detail: sql`jsonb_build_object('type', x.type, 'state', x.state, 'expiresOn', x.expires_on)`,
  }),
  import_check: ({ now }) => ({
    table: sql`imports`,
    where: sql`x.state = 'done' and x.checked_at is null and x.finished_at > ${instant(new Date(now.getTime() - pastFor * 86_400_000))}
      and exists (select from import_rows r where r.import_id = x.id and (r.verdict = 'refused' or r.notes <> '[]'))`,
    at: sql`x.finished_at`,
    ofOwners: (are) => sql`x.by ${are}`,
    owner: sql`x.by`,
    detail: sql`jsonb_build_object('file', x.file_name, 'rows',
      (select count(*) from import_rows r where r.import_id = x.id and (r.verdict = 'refused' or r.notes <> '[]')))`,
  }),
  check_in: (scope) => {
    const { now } = scope;
    const joins = sql`join people h on h.id = x.person_id join candidates k on k.person_id = x.person_id`;
    return {
      table: activity,
      where: sql`x.reachable and x.opted_out_at is null and x.resting_since is null and x.last_touch_at <> 'epoch'
        and x.last_touch_at < ${instant(new Date(now.getTime() - checkInAfter * 86_400_000))}
        and coalesce(x.email_from, '-infinity') <= ${instant(now)} and coalesce(x.paused_until, '-infinity') <= ${instant(now)}
        and coalesce(x.in_process_until, '-infinity') <= ${instant(now)}
        and exists (select from people h join candidates k on k.person_id = h.id
          where h.id = x.person_id and h.merged_into_id is null and h.erased_at is null and h.do_not_contact_at is null
            and (${fits(scope)} or exists (select ${sharable})))`,
      at: sql`x.last_touch_at`,
      ofOwners: (are) => sql`x.owner_id ${are}`,
      joins,
      owner: sql`x.owner_id`,
      person: sql`x.person_id`,
      detail: sql`jsonb_build_object('position', (select f.title || ', ' || n.name from clients n, lateral (select f.* ${fitting(scope)} order by f.opened_at desc, f.id) f
          where n.id = f.client_id limit 1),
        'item', (select v.title ${sharable} order by v.created_at desc, v.id limit 1))`,
      most: mostCheckIns,
      ofSeveral: true,
    };
  },
};

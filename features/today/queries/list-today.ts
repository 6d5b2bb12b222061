import { sql, type SQL } from "drizzle-orm";
import type { Context } from "@/db/context";
import { moment } from "@/db/json-rows";
import { prepared } from "@/db/prepared";
import { isHidden } from "@/db/restricted-positions";
import { restrictedPosition } from "@/db/vocabulary/positions";
import type { TodayKind } from "@/db/vocabulary/today";
import { personName } from "@/features/people/queries/person-name";
import { getFirm } from "@/features/settings/queries";
import { inOrder } from "../rules/order";
import type { TodayScope } from "../rules/scope";
import { countsOf, linesOf } from "./due-lines";
import { getScope, type Wanted } from "./get-scope";
import { isOfLine, type Handed, type Nudge } from "./list-handed";

/** How many lines of one kind the page shows; the count says how many there are. */
const shown = 50;
/** Counts are exact up to here, then "999+". */
const counted = 1000;

/** What a reply or a callback says besides, where its position is not the reader's to see. */
const unsaid = `About ${restrictedPosition}`;

type TodayPerson = { id: string; name: string; phone: string | null; zone: string; candidateId: string | null };

export type TodayLine = {
  kind: TodayKind;
  subjectId: string;
  dueAt: Date;
  ownerName: string | null;
  person: TodayPerson | null;
  contact: TodayPerson | null;
  positionId: string | null;
  positionTitle: string | null;
  clientName: string | null;
  candidacyId: string | null;
  detail: Record<string, unknown>;
  /** Where what was snoozed is asked for: until when, and why. */
  snoozed: { until: Date; reason: string | null } | null;
  ownerId: string | null;
  /** On whose list it stands in place of its owner's. */
  handed: Handed | null;
  /** The last reminder of it. */
  nudged: { by: string; at: Date } | null;
};

type Row = Omit<TodayLine, "dueAt" | "subjectId" | "snoozed" | "handed" | "nudged"> & {
  dueAt: string;
  subjectId: string;
  snoozed: { until: string; reason: string | null } | null;
};

/** Today's lines in order, at most 50 of a kind. What of it: Wanted. */
export async function listToday(context: Context, wanted: Wanted): Promise<TodayLine[]> {
  const scope = await getScope(context, await getFirm(context), wanted);
  const unseen = isHidden(context.actor, sql`l.position_id`);
  const ifSeen = (value: SQL) => sql`case when ${unseen} then null else ${value} end`;
  const rows = await prepared(context.db).execute<Row>(sql`
    with lines as (${linesOf(scope, shown)})
    select l.kind, l.subject_id as "subjectId", l.due_at as "dueAt", l.owner_id as "ownerId", o.name as "ownerName",
      ${ifSeen(sql`l.position_id`)} as "positionId", ${ifSeen(sql`p.title`)} as "positionTitle",
      ${ifSeen(sql`f.name`)} as "clientName", ${ifSeen(sql`l.candidacy_id`)} as "candidacyId",
      case when ${unseen} then jsonb_build_object('subject', ${unsaid}::text, 'reason', ${unsaid}::text, 'text', '', 'restricted', true)
        else l.detail end as detail,
      ${
        wanted.snoozed
          ? sql`(select jsonb_build_object('until', z.until, 'reason', z.reason) from snoozes z
        where z.recruiter_id = ${scope.snoozerId} and z.kind = l.kind and z.subject_id = l.subject_id)`
          : sql`null::jsonb`
      } as snoozed,
      ${personJson("coalesce(l.person_id, card.person_id)")} as person, ${personJson("a.person_id")} as contact
    from lines l
    left join candidacies c on c.id = l.candidacy_id
    left join candidates card on card.id = c.candidate_id
    left join contacts a on a.id = l.contact_id
    left join recruiters o on o.id = l.owner_id
    left join positions p on p.id = l.position_id
    left join clients f on f.id = p.client_id`);
  return inOrder(
    rows.map(({ snoozed: put, ...row }) => {
      const line = { ...row, dueAt: moment(row.dueAt) };
      return {
        ...line,
        snoozed: put && { ...put, until: moment(put.until) },
        handed: scope.handed.find((one) => isOfLine(one, line)) ?? null,
        nudged: lastOf(scope.nudges.filter((one) => isOfLine(one, line))),
      };
    }),
  );
}

function lastOf(all: Nudge[]): { by: string; at: Date } | null {
  const [last] = all.toSorted((a, b) => b.at.getTime() - a.at.getTime());
  return last ? { by: last.by, at: last.at } : null;
}

/** How many lines of each kind; a kind without lines is not in it. */
export async function countTodayByKind(
  context: Context,
  whose: TodayScope,
  of: Pick<Wanted, "team" | "recruiter" | "when"> = {},
): Promise<Partial<Record<TodayKind, number>>> {
  const rows = await prepared(context.db).execute<{ kind: TodayKind; count: number }>(
    countsOf(await getScope(context, await getFirm(context), { ...of, whose, kind: null }), counted),
  );
  return Object.fromEntries(rows.filter((row) => row.count > 0).map((row) => [row.kind, row.count]));
}

function personJson(column: string) {
  return sql`(
    select jsonb_build_object('id', h.id, 'name', ${personName("h")}, 'zone', h.zone, 'candidateId', k.id,
      'phone', (select n.e164 from person_phones n where n.person_id = h.id and n.wrong_at is null and n.e164 is not null order by n."primary" desc, n.id limit 1))
    from people h left join candidates k on k.person_id = h.id where h.id = ${sql.raw(column)})`;
}

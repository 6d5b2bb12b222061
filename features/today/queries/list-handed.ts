import { sql, type SQL } from "drizzle-orm";
import type { Context } from "@/db/context";
import { moment } from "@/db/json-rows";
import { prepared } from "@/db/prepared";
import { isSeenBy } from "@/db/restricted-positions";
import type { TodayKind } from "@/db/vocabulary/today";

/** A line that stands on somebody else's list. */
export type Handed = {
  id: string;
  kind: TodayKind;
  subjectId: string;
  dueAt: Date;
  ownerId: string | null;
  toId: string;
  to: string;
  byId: string;
  by: string;
  note: string;
  at: Date;
};

export type Nudge = { kind: TodayKind; subjectId: string; dueAt: Date; by: string; at: Date };

/** How long a handed line stays with a colleague who does nothing about it, and how long a nudge is seen. */
const handedDays = 90;
const nudgedDays = 3;

type Row = Omit<Handed, "dueAt" | "at"> & { what: "handed" | "nudged"; dueAt: string; at: string };

/**
 * What was handed to these recruiters or from them, and what they were reminded of. A handover to somebody who has left,
 * looks only, or may not see its position any more counts for nothing: the line is its owner's again.
 */
export async function listHanded({ db, now }: Pick<Context, "db" | "now">, owners: SQL | null) {
  const since = (days: number) => sql`${new Date(now.getTime() - days * 86_400_000).toISOString()}::timestamptz`;
  const rows = await prepared(db).execute<Row>(sql`
    select 'handed' as what, h.id, h.kind, h.subject_id as "subjectId", to_json(h.due_at) as "dueAt", h.owner_id as "ownerId",
      h.to_id as "toId", t.name as "to", h.by as "byId", b.name as "by", h.note, to_json(h.at) as at
    from handed_lines h join recruiters t on t.id = h.to_id join recruiters b on b.id = h.by
    where h.ended_at is null and h.at > ${since(handedDays)} and t.deactivated_at is null and t.role <> 'viewer'
      and ${owners ? sql`(h.to_id ${owners} or h.owner_id ${owners})` : sql`true`} and ${isSeenBy(sql`h.to_id`, sql`h.position_id`)}
    union all
    select 'nudged', n.id, n.kind, n.subject_id, to_json(n.due_at), null, n.to_id, '', n.by, b.name, '', to_json(n.at)
    from nudges n join recruiters b on b.id = n.by
    where n.at > ${since(nudgedDays)} and ${owners ? sql`n.to_id ${owners}` : sql`true`}`);
  const all = rows.map(({ what, ...row }) => ({
    what,
    line: { ...row, dueAt: moment(row.dueAt), at: moment(row.at) },
  }));
  return {
    handed: all.flatMap(({ what, line }): Handed[] => (what === "handed" ? [line] : [])),
    nudges: all.flatMap(({ what, line }): Nudge[] => (what === "nudged" ? [line] : [])),
  };
}

/** The zones of two readers set a day's line so far apart at most. */
const apart = 86_400_000;

type Line = { kind: TodayKind; subjectId: string; dueAt: Date };

/** Whether this is the line that was handed over, and not the same thing due anew. */
export function isOfLine(one: Line, line: Line): boolean {
  return (
    one.kind === line.kind &&
    one.subjectId === line.subjectId &&
    Math.abs(one.dueAt.getTime() - line.dueAt.getTime()) <= apart
  );
}

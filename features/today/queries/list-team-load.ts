import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { moment } from "@/db/json-rows";
import { maySee } from "@/db/restricted-positions";
import type { TodayKind } from "@/db/vocabulary/today";
import { requireRole } from "@/features/recruiters/rules/permission";
import { getFirm } from "@/features/settings/queries";
import { latenessOf } from "../rules/late";
import { addUp, type Load } from "../rules/load";
import { linesOf } from "./branches";
import { getScope } from "./get-scope";

/** A kind of which more wait is counted as so many. */
const counted = 1000;

type Row = { ownerId: string; kind: TodayKind; dueAt: string; detail: Record<string, unknown> };

/**
 * What waits for each recruiter, of everybody or of a team: how much of each kind, how much of it is late by the rule
 * that every line has, the oldest reply, and what they carry besides.
 */
export async function listTeamLoad(context: Context, team: string | null): Promise<Load[]> {
  requireRole(context.actor, "manager", "admin");
  const { db, actor, now } = context;
  const firm = await getFirm(context);
  const scope = await getScope(context, firm, { whose: "all", team, kind: null });
  const [rows, recruiters] = await Promise.all([
    db.execute<Row>(sql`select l.kind, l.owner_id as "ownerId", l.due_at as "dueAt", l.detail
      from (${linesOf({ ...scope, snoozerId: null }, counted)}) l where l.owner_id is not null`),
    db.execute<{ id: string; name: string; positions: number; inProcess: number }>(sql`
      select r.id, r.name,
        (select count(*)::int from positions p where p.owner_id = r.id and p.status = 'open' and ${maySee(actor, sql`p.id`)}) as positions,
        (select count(distinct c.candidate_id)::int from candidacies c join positions p on p.id = c.position_id
          where p.owner_id = r.id and c.closed_at is null and c.superseded_by_id is null and c.said_yes_at is not null
            and ${maySee(actor, sql`p.id`)}) as "inProcess"
      from recruiters r where r.deactivated_at is null and r.role <> 'viewer'
        ${team ? sql`and exists (select from team_members m where m.team_id = ${team}::uuid and m.recruiter_id = r.id)` : sql``}
      order by r.name, r.id`),
  ]);
  const zone = scope.zone;
  const nobody = {
    person: null,
    contact: null,
    positionId: null,
    positionTitle: null,
    clientName: null,
    candidacyId: null,
  };
  const lines = rows.map(({ ownerId, kind, dueAt, detail }) => {
    const line = { ...nobody, kind, subjectId: "", dueAt: moment(dueAt), detail };
    return {
      ownerId,
      kind,
      dueAt: line.dueAt,
      late: latenessOf(line, { zone, now, mayWrite: false, firm })?.late ?? false,
    };
  });
  return addUp(recruiters, lines);
}

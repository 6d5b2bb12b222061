import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { moment } from "@/db/json-rows";
import { maySee } from "@/db/restricted-positions";
import type { TodayKind } from "@/db/vocabulary/today";
import { requireRole } from "@/features/recruiters/rules/permission";
import { getFirm } from "@/features/settings/queries";
import { addUp, type Load } from "../rules/load";
import { loadsOf } from "./due-lines";
import { getScope } from "./get-scope";

/** A kind of which more wait is counted as so many. */
const counted = 1000;

type Row = { ownerId: string; kind: TodayKind; due: number; late: number; today: number; firstAt: string };

/**
 * What waits for each recruiter, of everybody or of a team: as many lines as Today shows of them alone, how many are
 * late and get late today, the oldest reply, and what they carry besides.
 */
export async function listTeamLoad(context: Context, team: string | null): Promise<Load[]> {
  requireRole(context.actor, "manager", "admin");
  const { db, actor } = context;
  const scope = await getScope(context, await getFirm(context), { whose: "all", kind: null });
  const members = sql`recruiters r where r.deactivated_at is null and r.role <> 'viewer'
    ${team ? sql`and exists (select from team_members m where m.team_id = ${team}::uuid and m.recruiter_id = r.id)` : sql``}`;
  const [rows, recruiters] = await Promise.all([
    db.execute<Row>(sql`with whose as (select r.id from ${members})
      select owner_id as "ownerId", kind, due, late, today, first_at as "firstAt" from (${loadsOf(scope, counted)}) l`),
    db.execute<{ id: string; name: string; positions: number; inProcess: number }>(sql`
      select r.id, r.name,
        (select count(*)::int from positions p where p.owner_id = r.id and p.status = 'open' and ${maySee(actor, sql`p.id`)}
          and exists (select from openings o where o.position_id = p.id and o.state = 'open')) as positions,
        (select count(distinct c.candidate_id)::int from candidacies c join positions p on p.id = c.position_id
          where p.owner_id = r.id and c.closed_at is null and c.superseded_by_id is null and c.said_yes_at is not null
            and ${maySee(actor, sql`p.id`)}) as "inProcess"
      from ${members} order by r.name, r.id`),
  ]);
  return addUp(
    recruiters,
    rows.map(({ firstAt, ...row }) => ({ ...row, firstAt: moment(firstAt) })),
  );
}

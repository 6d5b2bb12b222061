import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { stageIn } from "@/db/stage-sql";
import type { CloseOutReason, CloseOutSide, Stage } from "@/db/vocabulary/candidacies";
import type { PayUnit } from "@/db/vocabulary/candidates";
import type { Verdict } from "@/db/vocabulary/interviews";
import type { DeclineReason } from "@/db/vocabulary/offers";
import { counts } from "@/features/candidacies/queries/candidacy-record";
import type { Try } from "../rules/facts";
import { isHidden } from "@/db/restricted-positions";
import { idList } from "@/db/id-list";
import type { WantedPosition } from "./get-wanted-position";

type Row = Omit<Try, "openStage" | "closeOut" | "said" | "declined"> & {
  candidateId: string;
  stage: Stage;
  closed: boolean;
  side: CloseOutSide | null;
  reason: CloseOutReason | null;
  closedOn: string;
  verdict: Verdict | null;
  seeAgain: Verdict | null;
  saidOn: string | null;
  declineReason: DeclineReason | null;
  payCents: number;
  payUnit: PayUnit;
  declinedOn: string;
};

/**
 * The tries of people, by candidate: on this position, at its client, and elsewhere as far as a client. Each table is
 * looked at once for all tries; the days are those of the position's site.
 */
export async function listTries(
  { db, actor }: Context,
  { id, clientId, asked: { zone } }: Pick<WantedPosition, "id" | "clientId" | "asked">,
  candidateIds: string[],
): Promise<Map<string, Try[]>> {
  const day = (at: string) => sql`(${sql.raw(at)} at time zone ${zone})::date`;
  const unseen = isHidden(actor, sql`p.id`);
  const ofTry = sql`candidacy_id = any(array(select id from c))`;
  const rows = await db.execute<Row>(sql`
    with c as materialized (
      select y.id, y.candidate_id, y.position_id, y.stage, y.stage_at, y.furthest, y.closed_at, y.runner_up, y.interested_at
      from candidacies y
      where y.candidate_id = any(${idList(candidateIds)}) and y.superseded_by_id is null
        and (y.position_id = ${id} or ${stageIn(sql`y.furthest`, "presented")} or y.closed_at is not null)
    ), moved as (
      select candidacy_id, to_stage, min(at) as at from stage_moves where ${ofTry} group by candidacy_id, to_stage
    ), ended as (
      select distinct on (candidacy_id) candidacy_id, side, reason, at, runner_up from close_outs
      where ${ofTry} order by candidacy_id, undone_at is null desc, at desc, id desc
    ), rounds as materialized (
      select id, candidacy_id, kind = 'final' and ${counts.scheduled()} as final from interviews where ${ofTry}
    ), said as (
      select distinct on (r.candidacy_id) r.candidacy_id, d.verdict, d.would_submit_again, d.at
      from rounds r join debriefs d on d.interview_id = r.id and d.side = 'client'
      order by r.candidacy_id, d.at desc, d.id desc
    ), declined as (
      select distinct on (candidacy_id) candidacy_id, decline_reason, pay_cents, pay_unit, answered_at from offers
      where ${ofTry} and state = 'declined' order by candidacy_id, answered_at desc, id desc
    )
    select c.candidate_id as "candidateId", c.id as "candidacyId",
      case when c.position_id = ${id} then 'position' when p.client_id = ${clientId} and not ${unseen} then 'client' else 'elsewhere' end as place,
      c.interested_at is not null and c.closed_at is null as interested, case when ${unseen} then null else p.id end as "positionId",
      ${unseen} as restricted, case when ${unseen} then '' else p.title end as "positionTitle",
      case when ${unseen} then '' else f.name end as "clientName", c.furthest, c.stage, c.closed_at is not null as closed,
      ${day("coalesce(moved.at, c.stage_at)")} as on, c.runner_up or coalesce(ended.runner_up, false) as "runnerUp",
      ${finalist} and c.id in (select candidacy_id from rounds where final) as "finalRound",
      c.id in (select candidacy_id from offers where ${ofTry} and ${counts.offerOut()}) as "offerOut",
      ended.side, ended.reason, ${day("ended.at")} as "closedOn",
      said.verdict, said.would_submit_again as "seeAgain", ${day("said.at")} as "saidOn",
      declined.decline_reason as "declineReason", declined.pay_cents as "payCents", declined.pay_unit as "payUnit",
      ${day("declined.answered_at")} as "declinedOn"
    from c
    join positions p on p.id = c.position_id
    join clients f on f.id = p.client_id
    left join moved on moved.candidacy_id = c.id and moved.to_stage = c.furthest
    left join ended on ended.candidacy_id = c.id
    left join said on said.candidacy_id = c.id and ${finalist}
    left join declined on declined.candidacy_id = c.id`);
  const tries = new Map<string, Try[]>();
  for (const row of rows) {
    const one = tryOf(row);
    const others = tries.get(row.candidateId);
    if (others) others.push(one);
    else tries.set(row.candidateId, [one]);
  }
  return tries;
}

const finalist = stageIn(sql`c.furthest`, "finalist");

function tryOf(row: Row): Try {
  const { interested, positionId } = row;
  const { candidacyId, place, restricted, positionTitle, clientName, furthest, finalRound, on, runnerUp, offerOut } =
    row;
  const { side, reason, closedOn, verdict, seeAgain, saidOn, declineReason, payCents, payUnit, declinedOn } = row;
  return {
    candidacyId,
    place,
    restricted,
    positionId,
    interested,
    positionTitle,
    clientName,
    furthest,
    finalRound,
    openStage: row.closed ? null : row.stage,
    on,
    runnerUp,
    closeOut: side && reason ? { side, reason, on: closedOn } : null,
    said: saidOn ? { verdict, seeAgain, on: saidOn } : null,
    offerOut,
    declined: declineReason ? { reason: declineReason, payCents, payUnit, on: declinedOn } : null,
  };
}

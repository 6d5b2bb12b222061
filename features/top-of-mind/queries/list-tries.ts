import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import type { CloseOutReason, CloseOutSide, Stage } from "@/db/vocabulary/candidacies";
import type { Verdict } from "@/db/vocabulary/interviews";
import { dayIn } from "@/lib/calendar";
import type { Try } from "../rules/facts";
import { idList } from "./id-list";
import type { WantedPosition } from "./get-wanted-position";

type Row = {
  candidateId: string;
  candidacyId: string;
  place: Try["place"];
  positionTitle: string;
  clientName: string;
  furthest: Stage;
  stage: Stage;
  at: string;
  closed: boolean;
  finalRound: boolean;
  offerOut: boolean;
  runnerUp: boolean;
  closeOut: { side: CloseOutSide; reason: CloseOutReason; at: string; runnerUp: boolean } | null;
  said: { verdict: Verdict | null; seeAgain: Verdict | null; at: string } | null;
  declined: (Omit<NonNullable<Try["declined"]>, "on"> & { at: string }) | null;
};

/** The tries of people, by candidate: on this position, at its client, and elsewhere as far as a client. */
export async function listTries(
  { db }: Pick<Context, "db">,
  { id, clientId, asked: { zone } }: Pick<WantedPosition, "id" | "clientId" | "asked">,
  candidateIds: string[],
): Promise<Map<string, Try[]>> {
  const rows = await db.execute<Row>(sql`
    select c.candidate_id as "candidateId", c.id as "candidacyId",
      case when c.position_id = ${id} then 'position' when p.client_id = ${clientId} then 'client' else 'elsewhere' end as place,
      p.title as "positionTitle", f.name as "clientName", c.furthest, c.stage, c.closed_at is not null as closed,
      to_json(coalesce((select min(m.at) from stage_moves m where m.candidacy_id = c.id and m.to_stage = c.furthest),
        c.stage_at)) as at, c.runner_up as "runnerUp",
      c.furthest in ('interview', 'offer', 'accepted', 'placed') and exists (select from interviews i
        where i.candidacy_id = c.id and i.kind = 'final' and i.state = 'scheduled') as "finalRound",
      o.out as "offerOut", o.declined,
      case when e.side is null then null else jsonb_build_object('side', e.side, 'reason', e.reason, 'at', e.at,
        'runnerUp', e.runner_up) end as "closeOut",
      case when c.furthest in ('interview', 'offer', 'accepted', 'placed') then (
        select jsonb_build_object('verdict', d.verdict, 'seeAgain', d.would_submit_again, 'at', d.at)
        from interviews i join debriefs d on d.interview_id = i.id and d.side = 'client'
        where i.candidacy_id = c.id order by d.at desc, d.id desc limit 1) end as said
    from candidacies c
    join positions p on p.id = c.position_id
    join clients f on f.id = p.client_id
    left join lateral (select side, reason, at, runner_up from close_outs
      where candidacy_id = c.id order by undone_at is null desc, at desc, id desc limit 1) e on true
    left join lateral (select coalesce(bool_or(x.state = 'extended'), false) as out,
        (jsonb_agg(jsonb_build_object('reason', x.decline_reason, 'payCents', x.pay_cents, 'payUnit', x.pay_unit,
          'at', x.answered_at) order by x.answered_at desc) filter (where x.state = 'declined'))->0 as declined
      from offers x where x.candidacy_id = c.id) o on true
    where c.candidate_id = any(${idList(candidateIds)}) and c.superseded_by_id is null
      and (c.position_id = ${id} or c.furthest not in ('sourced', 'screened') or c.closed_at is not null)`);
  const tries = new Map<string, Try[]>();
  for (const { candidateId, stage, closed, at, closeOut, said, declined, runnerUp, ...row } of rows) {
    const on = (moment: string) => dayIn(zone, new Date(moment));
    const one: Try = {
      ...row,
      openStage: closed ? null : stage,
      on: on(at),
      runnerUp: runnerUp || (closeOut?.runnerUp ?? false),
      closeOut: closeOut ? { side: closeOut.side, reason: closeOut.reason, on: on(closeOut.at) } : null,
      said: said ? { verdict: said.verdict, seeAgain: said.seeAgain, on: on(said.at) } : null,
      declined: declined
        ? { reason: declined.reason, payCents: declined.payCents, payUnit: declined.payUnit, on: on(declined.at) }
        : null,
    };
    tries.set(candidateId, [...(tries.get(candidateId) ?? []), one]);
  }
  return tries;
}

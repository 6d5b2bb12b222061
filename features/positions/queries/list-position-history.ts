import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { personName } from "@/features/people/queries/person-name";
import type { HistoryFacts } from "../rules/history-words";

/** How many lines of a position's history a page shows. */
const perPage = 100;

export type PositionEvent = HistoryFacts & {
  id: string;
  at: Date;
  /** The recruiter; null where Callback itself did it. */
  by: string | null;
  /** Whom it is about. */
  name: string | null;
  candidateId: string | null;
  words: string | null;
};

type Row = {
  id: string;
  at: string;
  by: string | null;
  name: string | null;
  candidateId: string | null;
  words: string | null;
  facts: HistoryFacts;
};

/**
 * All that happened to a position, newest first: its own changes, its seats and what freed them, and every step of
 * everybody on it. `before` is the last line's id of the page before.
 */
export async function listPositionHistory(
  { db }: Pick<Context, "db">,
  { positionId, before }: { positionId: string; before?: { at: Date; id: string } | null },
): Promise<{ events: PositionEvent[]; next: { at: Date; id: string } | null }> {
  const p = sql`${positionId}::uuid`;
  const older = before
    ? sql`where (x.at, x.id) < (${before.at.toISOString()}::timestamptz, ${before.id}::uuid)`
    : sql``;
  const rows = await db.execute<Row>(sql`
    with x as (
      select id, at, by, null::uuid as candidacy_id, reason as words,
        jsonb_build_object('what', 'change', 'kind', kind) as facts
      from position_changes where position_id = ${p}
      union all
      select id, at, recruiter_id, null, null,
        jsonb_build_object('what', 'edited', 'fields', (select jsonb_agg(k) from jsonb_object_keys(after) k))
      from audit_entries where noun = 'positions' and subject_id = ${p} and verb = 'updatePosition' and after <> '{}'
      union all
      select a.id, a.at, a.recruiter_id, (a.after ->> 'candidacyId')::uuid, null,
        jsonb_build_object('what', 'seat', 'verb', a.verb, 'number', o.number)
      from openings o join audit_entries a on a.noun = 'openings' and a.subject_id = o.id
      where o.position_id = ${p}
      union all
      select r.id, r.at, r.by, r.candidacy_id, r.reason,
        jsonb_build_object('what', 'reopened', 'kind', r.kind, 'number', o.number)
      from reopenings r join openings o on o.id = r.opening_id where r.position_id = ${p}
      union all
      select a.id, a.at, a.recruiter_id, null, null,
        jsonb_build_object('what', 'unreopened', 'kind', r.kind, 'number', o.number)
      from reopenings r join openings o on o.id = r.opening_id
      join audit_entries a on a.noun = 'reopenings' and a.subject_id = r.id and a.verb = 'undoReopening'
      where r.position_id = ${p}
      union all
      select m.id, m.at, m.by, m.candidacy_id, m.reason,
        jsonb_build_object('what', 'moved', 'from', m.from_stage, 'to', m.to_stage, 'undo', m.undoes_id is not null)
      from candidacies c join stage_moves m on m.candidacy_id = c.id where c.position_id = ${p}
      union all
      select e.id, e.at, e.by, e.candidacy_id, nullif(e.note, ''),
        jsonb_build_object('what', 'closed_out', 'side', e.side, 'reason', e.reason, 'runnerUp', e.runner_up)
      from candidacies c join close_outs e on e.candidacy_id = c.id where c.position_id = ${p}
      union all
      select a.id, a.at, a.recruiter_id, c.id, null, jsonb_build_object('what', 'back_on')
      from candidacies c
      join audit_entries a on a.noun = 'candidacies' and a.subject_id = c.id and a.verb = 'undoCloseOut'
      where c.position_id = ${p}
    ), shown as (select * from x ${older} order by at desc, id desc limit ${perPage + 1})
    select x.id, x.at, r.name as by, k.id as "candidateId", ${personName("h")} as name, x.words, x.facts
    from shown x
    left join recruiters r on r.id = x.by
    left join candidacies c on c.id = x.candidacy_id
    left join candidates k on k.id = c.candidate_id
    left join people h on h.id = k.person_id
    order by x.at desc, x.id desc`);
  const events = rows.slice(0, perPage).map(({ facts, at, ...row }) => ({ ...row, ...facts, at: new Date(at) }));
  const last = rows.length > perPage ? events.at(-1) : undefined;
  return { events, next: last ? { at: last.at, id: last.id } : null };
}

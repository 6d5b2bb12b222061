import { sql, type SQL } from "drizzle-orm";
import type { Context } from "@/db/context";
import type { Stage } from "@/db/vocabulary/candidacies";
import { byOf } from "@/features/recruiters/rules/permission";
import { stageOrder } from "../rules/moves";

type StageChange = {
  candidacyId: string;
  /** What the mover saw; absent where the mover holds the candidacy's lock. */
  version?: number;
  toStage: Stage;
  reason?: string;
  undoesId?: string;
  /** The mutation's name, for the audit row. */
  verb: string;
};

/**
 * The only writer of a candidacy's stage besides revival: card, history and audit in one statement, settled by the
 * version (FLOOR 9). Null where somebody was first. Asks no rule: its callers do.
 */
export async function moveStage({ actor, now, db }: Context, step: StageChange) {
  const by = byOf(actor);
  const at = sql`${now.toISOString()}::timestamptz`;
  const [row] = await db.execute<{ version: number; fromStage: Stage; moveId: string }>(sql`
    with moved as (
      update candidacies set stage = ${step.toStage}, stage_at = ${at}, version = version + 1,
        furthest = ${furthestSql(step.toStage)}
      where id = ${step.candidacyId} and closed_at is null and superseded_by_id is null
        and version = coalesce(${step.version ?? null}::int, version)
      returning id, old.stage as from_stage, new.version
    ), step as (
      insert into stage_moves (candidacy_id, from_stage, to_stage, at, by, reason, undoes_id)
      select id, from_stage, ${step.toStage}, ${at}, ${by}::uuid, ${step.reason ?? null}, ${step.undoesId ?? null}::uuid
      from moved returning id
    ), audited as (
      insert into audit_entries (at, actor_kind, recruiter_id, system_name, verb, noun, subject_id, before, after, reason)
      select ${at}, ${actor.kind}, ${by}::uuid, ${actor.kind === "system" ? actor.name : null}, ${step.verb}, 'candidacies', id,
        jsonb_build_object('stage', from_stage), jsonb_build_object('stage', ${step.toStage}::text), ${step.reason ?? null}
      from moved
    )
    select moved.version, moved.from_stage as "fromStage", step.id as "moveId" from moved, step`);
  return row ?? null;
}

/** `furthest` only grows. */
export function furthestSql(toStage: Stage | SQL): SQL {
  const order = sql.raw(`array[${stageOrder.map((stage) => `'${stage}'`).join(", ")}]::text[]`);
  return sql`case when array_position(${order}, ${toStage}::text) > array_position(${order}, furthest)
    then ${toStage}::text else furthest end`;
}

import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { prepared } from "@/db/prepared";
import type { Stage } from "@/db/vocabulary/candidacies";
import { movedEntrySql } from "@/features/audit/mutations";
import { keptAnswerSql } from "@/features/operations/mutations/once";
import { actorColumns } from "@/features/operations/mutations/run-operation";
import { furthestSql } from "../queries/furthest-sql";

type StageChange = {
  candidacyId: string;
  /** What the mover saw; absent where the mover holds the candidacy's lock. */
  version?: number;
  toStage: Stage;
  reason?: string | undefined;
  /** The move that this one takes back, and since when they stood in the stage to which it takes them back. */
  undoes?: { id: string; fromStageAt: Date | null };
  /** The mutation's name, for the operation that is written where none is under way. */
  verb: string;
};

/**
 * Writes a stage move: card, history, operation and audit in one statement and one round trip, settled by the version.
 * Inside an operation its rows carry that one's id; alone it is an operation of its own, and keeps its answer for a
 * second press with the same key. Null where somebody was first.
 * Asks no rule: its callers do. Revivals and their undo write the stage too, with what else they change.
 */
export async function moveStage(context: Context, change: StageChange) {
  const { actor, now, db, operation } = context;
  const { actorKind, recruiterId, systemName } = actorColumns(actor);
  const at = sql`${now.toISOString()}::timestamptz`;
  const by = sql`${recruiterId}::uuid`;
  const stageAt = sql`coalesce(${change.undoes?.fromStageAt?.toISOString() ?? null}::timestamptz, ${at})`;
  const reason = sql`${change.reason ?? null}::text`;
  const operationSql = operation
    ? sql`select ${operation.id}::uuid as id from moved`
    : sql`insert into operations (verb, actor_kind, recruiter_id, system_name, at, reason)
        select ${change.verb}, ${actorKind}, ${by}, ${systemName}::text, ${at}, ${reason} from moved returning id`;
  const [row] = await prepared(db).execute<{
    version: number;
    fromStage: Stage;
    moveId: string;
    operationId: string;
  }>(sql`
    with moved as (
      update candidacies set stage = ${change.toStage}, stage_at = ${stageAt}, version = version + 1,
        furthest = ${furthestSql(sql`candidacies.id`, { toStage: change.toStage, undoesId: change.undoes?.id })}
      where id = ${change.candidacyId} and closed_at is null and superseded_by_id is null
        and version = coalesce(${change.version ?? null}::int, version)
      returning id, old.stage as from_stage, old.stage_at as from_stage_at, new.version
    ), operation as (${operationSql}), step as (
      insert into stage_moves (candidacy_id, from_stage, from_stage_at, to_stage, at, by, reason, undoes_id, operation_id)
      select moved.id, from_stage, from_stage_at, ${change.toStage}, ${at}, ${by}, ${reason},
        ${change.undoes?.id ?? null}::uuid, operation.id
      from moved, operation returning id
    ), audited as (${movedEntrySql()})${operation ? sql`` : keptSql(context)}
    select moved.version, moved.from_stage as "fromStage", step.id as "moveId", operation.id as "operationId"
    from moved, step, operation`);
  if (row && operation) operation.recorded = true;
  return row ?? null;
}

function keptSql(context: Context) {
  const answer = sql`jsonb_build_object('version', moved.version, 'moveId', step.id, 'operationId', operation.id)`;
  return sql`, kept as (${keptAnswerSql(context, { from: sql`moved, step, operation`, answer })})`;
}

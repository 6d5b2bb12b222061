import { sql, type SQL, type SQLWrapper } from "drizzle-orm";
import { stageOf, stageOrder, type Stage, type StageKind } from "@/db/vocabulary/candidacies";
import { counts } from "./candidacy-record";

type Change = {
  /** The stage that the same statement moves the card to. */
  toStage?: Stage;
  /** The move that the same statement takes back. */
  undoesId?: string | undefined;
};

/**
 * The furthest stage that truly happened, worked out anew from the rows: a submittal, an interview that was not
 * canceled, an offer that was not withdrawn, a placement, its start; below those, the moves that were not taken back.
 * The one place that says so: every verb that writes or takes back one of them keeps the card's `furthest` by it.
 */
export function furthestSql(candidacyId: SQLWrapper, { toStage, undoesId }: Change = {}): SQL {
  const order = sql.raw(`array[${stageOrder.map((stage) => `'${stage}'`).join(", ")}]::text[]`);
  const needNothing = sql.raw([stageOf("entry"), stageOf("screening")].map((stage) => `'${stage}'`).join(", "));
  const where = (kind: StageKind) => sql.raw(String(stageOrder.indexOf(stageOf(kind)) + 1));
  const of = (table: string) => sql.raw(`select from ${table} r where r.candidacy_id =`);
  return sql`(${order})[greatest(1,
    array_position(${order}, ${toStage ?? null}::text),
    (select max(array_position(${order}, m.to_stage)) from stage_moves m where m.candidacy_id = ${candidacyId}
      and m.to_stage in (${needNothing}) and m.undoes_id is null and m.id is distinct from ${undoesId ?? null}::uuid
      and not exists (select from stage_moves u where u.undoes_id = m.id)),
    case when exists (${of("submittals")} ${candidacyId} and ${counts.submittal(sql`r.undone_at`)}) then ${where("submittal")} end,
    case when exists (${of("interviews")} ${candidacyId} and ${counts.interview(sql`r.state`)}) then ${where("interviewing")} end,
    case when exists (${of("offers")} ${candidacyId} and r.state <> 'withdrawn') then ${where("offering")} end,
    case when exists (${of("placements")} ${candidacyId}) then ${where("hired")} end,
    case when exists (${of("placements")} ${candidacyId} and exists (select from placement_changes x
      where x.placement_id = r.id and x.kind = 'started')) then ${where("started")} end)]`;
}

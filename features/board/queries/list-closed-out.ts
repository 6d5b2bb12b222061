import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { moment } from "@/db/json-rows";
import { maySee } from "@/db/restricted-positions";
import { prepared } from "@/db/prepared";
import type { CloseOutReason, CloseOutSide, Stage } from "@/db/vocabulary/candidacies";
import { answerOwedSql } from "@/features/candidacies/queries/answer-owed";
import { personName } from "@/features/people/queries/person-name";

export type ClosedOut = {
  candidacyId: string;
  candidateId: string;
  personId: string;
  version: number;
  name: string;
  title: string;
  stage: Stage;
  furthest: Stage;
  runnerUp: boolean;
  closedAt: string;
  closeOutId: string | null;
  /** The operation that closed it out: what an undo names. */
  operationId: string | null;
  side: CloseOutSide | null;
  reason: CloseOutReason | null;
  note: string;
  by: string | null;
  toldAt: string | null;
  /** Submitted to the client, and has not heard how it ended (docs/rules-of-contact.md, rule 3). */
  answerOwed: boolean;
};

/** Who was closed out on a position, the last first. */
export async function listClosedOut(
  { db, actor }: Context,
  { positionId }: { positionId: string },
): Promise<ClosedOut[]> {
  const rows = await prepared(db).execute<ClosedOut>(sql`
    select c.id as "candidacyId", c.candidate_id as "candidateId", k.person_id as "personId", c.version,
      ${personName("p")} as name, k.title, c.stage, c.furthest, c.runner_up as "runnerUp",
      c.closed_at as "closedAt", e.id as "closeOutId", e.operation_id as "operationId", e.side, e.reason, coalesce(e.note, '') as note, r.name as by,
      e.told_at as "toldAt",
      ${answerOwedSql("e")} as "answerOwed"
    from candidacies c
    join candidates k on k.id = c.candidate_id
    join people p on p.id = k.person_id
    left join close_outs e on e.candidacy_id = c.id and e.undone_at is null
    left join recruiters r on r.id = e.by
    where c.position_id = ${positionId} and c.closed_at is not null and c.superseded_by_id is null
      and ${maySee(actor, sql`c.position_id`)}
    order by c.closed_at desc, c.id desc limit 500`);
  return rows.map((row) => ({
    ...row,
    closedAt: moment(row.closedAt).toISOString(),
    toldAt: moment(row.toldAt)?.toISOString() ?? null,
  }));
}

import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { firstStage, stages, type Stage } from "@/db/vocabulary/candidacies";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { NotFound } from "@/lib/errors";

type Change = { kind: "moved" | "closed_out" | "close_out_undone"; operationId: string | null; toStage: Stage | null };

/** Says to the loser of a race who was first, and what they did. */
export async function refuseForWhoWasFirst(context: Context, candidacyId: string): Promise<never> {
  const [change] = await context.db.execute<Change>(sql`
    select e.kind, e.operation_id as "operationId", e.facts ->> 'to' as "toStage" from events e
    where e.candidacy_id = ${candidacyId} and ${maySee(context.actor, sql`e.position_id`)} and e.kind in ('moved', 'closed_out', 'close_out_undone')
      and not coalesce((e.facts ->> 'undone')::boolean, false)
    order by e.at desc, e.id desc limit 1`);
  if (!change) throw new NotFound("card");
  return refuseForWhoDid(context, change.operationId, (who, when) => {
    if (change.kind === "closed_out") return `${who} closed this out ${when}.`;
    if (change.kind === "close_out_undone") return `${who} undid the close-out ${when}.`;
    return `${who} moved this to ${stages[change.toStage ?? firstStage]} ${when}.`;
  });
}

import { sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { firstStage, stages, type Stage } from "@/db/vocabulary/candidacies";
import { NotFound, Refusal } from "@/lib/errors";
import { ago } from "@/lib/format/ago";

type Change = { kind: "moved" | "closed" | "reopened"; toStage: Stage | null; at: Date | string; by: string | null };

/** Says to the loser of a race who was first, and what they did. */
export async function refuseForWhoWasFirst({ db, now }: Context, candidacyId: string): Promise<never> {
  const [change] = await db.execute<Change>(sql`
    select x.kind, x.to_stage as "toStage", x.at, r.name as by from (
      select 'moved' as kind, to_stage, at, by, id from stage_moves where candidacy_id = ${candidacyId}
      union all
      select 'closed', null, at, by, id from close_outs where candidacy_id = ${candidacyId} and undone_at is null
      union all
      select 'reopened', null, undone_at, undone_by, id from close_outs where candidacy_id = ${candidacyId} and undone_at is not null
    ) x left join recruiters r on r.id = x.by
    order by x.at desc, x.id desc limit 1`);
  if (!change) throw new NotFound("card");
  const who = change.by ?? "Callback";
  const when = ago(new Date(change.at), now);
  if (change.kind === "closed") throw new Refusal(`${who} closed this out ${when}.`);
  if (change.kind === "reopened") throw new Refusal(`${who} took the close-out back ${when}.`);
  throw new Refusal(`${who} moved this to ${stages[change.toStage ?? firstStage]} ${when}.`);
}

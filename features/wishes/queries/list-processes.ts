import { and, desc, eq, isNull, or, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { candidacies, closeOuts } from "@/db/schema/candidacies";
import { clients } from "@/db/schema/clients";
import { placements } from "@/db/schema/offers";
import { positions } from "@/db/schema/positions";
import type { PlacementState } from "@/db/vocabulary/offers";
import { recordOf } from "@/features/candidacies/queries/candidacy-record";
import { processWords } from "../rules/process-words";

/**
 * The positions for which somebody said yes, was submitted or was interviewed, as they may be spoken of outside: the
 * client's name only once it has seen them, nothing of a restricted position, and how it ended only once they were told.
 */
export async function listProcesses({ db }: Pick<Context, "db">, candidateId: string, zone: string) {
  const record = recordOf(candidacies.id);
  const rows = await db
    .select({
      id: candidacies.id,
      title: positions.title,
      blindDescription: positions.blindDescription,
      clientName: clients.name,
      stage: candidacies.stage,
      saidYesAt: candidacies.saidYesAt,
      closedAt: candidacies.closedAt,
      submitted: record.submitted,
      interviewed: record.interviewed,
      offer: record.offer,
      placement: sql<PlacementState | null>`(select p.state from ${placements} p
        where p.candidacy_id = ${candidacies.id} order by p.id desc limit 1)`,
      startOn: sql<string | null>`(select p.start_on from ${placements} p
        where p.candidacy_id = ${candidacies.id} order by p.id desc limit 1)`,
      toldAt: sql<string | null>`(select max(x.told_at) from ${closeOuts} x
        where x.candidacy_id = ${candidacies.id} and x.undone_at is null)`,
    })
    .from(candidacies)
    .innerJoin(positions, eq(positions.id, candidacies.positionId))
    .innerJoin(clients, eq(clients.id, positions.clientId))
    .where(
      and(
        eq(candidacies.candidateId, candidateId),
        isNull(candidacies.supersededById),
        isNull(positions.restrictedAt),
        or(sql`${candidacies.saidYesAt} is not null`, record.submitted, record.interviewed),
      ),
    )
    .orderBy(sql`${candidacies.closedAt} desc nulls first`, desc(candidacies.stageAt))
    .limit(50);
  return rows.map(({ id, title, blindDescription, clientName, ...facts }) => ({
    id,
    title,
    at: facts.submitted || facts.interviewed ? clientName : blindDescription,
    where: processWords(facts, zone),
  }));
}

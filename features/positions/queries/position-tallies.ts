import { and, asc, count, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { preparedForOne } from "@/db/prepared";
import { candidacies } from "@/db/schema/candidacies";
import { openings, reopenings } from "@/db/schema/openings";
import { promises } from "@/db/schema/promises";
import type { Stage } from "@/db/vocabulary/candidacies";
import type { ReopeningKind } from "@/db/vocabulary/positions";

export type Seats = { open: number; filled: number; total: number };

/** Seats of positions by state; a closed one is none anymore and not in the total. */
export async function countSeatsByPosition({ db }: Context, positionIds: string[]): Promise<Map<string, Seats>> {
  if (positionIds.length === 0) return new Map();
  const rows = await db
    .select({
      positionId: openings.positionId,
      open: sql<number>`count(*) filter (where ${openings.state} = 'open')::int`,
      filled: sql<number>`count(*) filter (where ${openings.state} = 'filled')::int`,
      total: sql<number>`count(*)::int`,
    })
    .from(openings)
    .where(inArray(openings.positionId, positionIds))
    .groupBy(openings.positionId);
  return new Map(
    rows.map(({ positionId, open, filled, total }) => [
      positionId,
      { open, filled, total: open + filled === 0 ? total : open + filled },
    ]),
  );
}

/** Who stands where on the boards of positions: one walk of candidacies_board for these ids. */
export async function countCardsByPosition(
  { db }: Context,
  positionIds: string[],
): Promise<Map<string, Partial<Record<Stage, number>>>> {
  const byPosition = new Map<string, Partial<Record<Stage, number>>>();
  if (positionIds.length === 0) return byPosition;
  const query = db
    .select({ positionId: candidacies.positionId, stage: candidacies.stage, count: count() })
    .from(candidacies)
    .where(
      and(
        inArray(candidacies.positionId, positionIds),
        isNull(candidacies.closedAt),
        isNull(candidacies.supersededById),
      ),
    )
    .groupBy(candidacies.positionId, candidacies.stage);
  const rows = await preparedForOne(positionIds, "count_cards_by_position", query);
  for (const row of rows) byPosition.set(row.positionId, { ...byPosition.get(row.positionId), [row.stage]: row.count });
  return byPosition;
}

export type Decision = {
  on: string;
  /** They named none: the date is our own. */
  setByUs: boolean;
  /** That day has ended at the client's site. */
  passed: boolean;
};

/** The earliest date by which the client still owes a decision. */
export async function listDecisionsByPosition(
  { db, now }: Context,
  positionIds: string[],
): Promise<Map<string, Decision>> {
  if (positionIds.length === 0) return new Map();
  const query = db
    .selectDistinctOn([promises.positionId], {
      positionId: promises.positionId,
      on: promises.dueOn,
      setByUs: promises.setByUs,
      passed: sql<boolean>`(${promises.dueOn} + 1)::timestamp at time zone ${promises.zone} <= ${now.toISOString()}::timestamptz`,
    })
    .from(promises)
    .innerJoin(candidacies, and(eq(candidacies.id, promises.candidacyId), isNull(candidacies.closedAt)))
    .where(and(inArray(promises.positionId, positionIds), eq(promises.state, "open"), eq(promises.kind, "theirs")))
    .orderBy(promises.positionId, promises.dueOn, asc(promises.setByUs));
  const rows = await preparedForOne(positionIds, "list_decisions_by_position", query);
  return new Map(rows.map(({ positionId, ...decision }) => [positionId, decision]));
}

/** The latest event by which positions are back open. */
export async function listLiveReopeningsByPosition(
  { db }: Context,
  positionIds: string[],
): Promise<Map<string, { kind: ReopeningKind; at: Date }>> {
  if (positionIds.length === 0) return new Map();
  const rows = await db
    .selectDistinctOn([reopenings.positionId], {
      positionId: reopenings.positionId,
      kind: reopenings.kind,
      at: reopenings.at,
    })
    .from(reopenings)
    .where(and(inArray(reopenings.positionId, positionIds), isNull(reopenings.undoneAt), isNull(reopenings.settledAt)))
    .orderBy(reopenings.positionId, desc(reopenings.at));
  return new Map(rows.map(({ positionId, kind, at }) => [positionId, { kind, at }]));
}

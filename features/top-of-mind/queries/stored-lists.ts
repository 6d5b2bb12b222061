import { and, desc, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";
import { topOfMindLists } from "@/db/schema/top-of-mind";
import type { NotListedRow, TopOfMind, TopRow } from "./get-top-of-mind";

const shown = 20;

/** The lists of a position that were stored, the newest first. */
export async function listStoredLists({ db }: Context, { positionId }: { positionId: string }) {
  return db
    .select({ id: topOfMindLists.id, at: topOfMindLists.at, by: recruiters.name })
    .from(topOfMindLists)
    .leftJoin(recruiters, eq(recruiters.id, topOfMindLists.by))
    .where(eq(topOfMindLists.positionId, positionId))
    .orderBy(desc(topOfMindLists.at), desc(topOfMindLists.id))
    .limit(shown);
}

/** A list as it was shown then: rows, points and sentences are those of that day. Null where the position has no such list. */
export async function findStoredList(
  { db }: Context,
  { positionId, listId }: { positionId: string; listId: string },
): Promise<(TopOfMind & { at: Date; by: string | null }) | null> {
  const [list] = await db
    .select({ list: topOfMindLists, by: recruiters.name })
    .from(topOfMindLists)
    .leftJoin(recruiters, eq(recruiters.id, topOfMindLists.by))
    .where(and(eq(topOfMindLists.id, listId), eq(topOfMindLists.positionId, positionId)));
  if (!list) return null;
  const { beyond, ...position } = list.list.inputs as TopOfMind["position"] & { beyond: number };
  const rows = list.list.rows as TopRow[];
  return {
    position,
    beyond,
    rows,
    listed: rows.length,
    wanted: rows.length,
    notListed: list.list.notListed as NotListedRow[],
    at: list.list.at,
    by: list.by,
  };
}

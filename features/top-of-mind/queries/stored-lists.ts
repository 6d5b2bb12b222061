import { and, desc, eq, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { idList } from "@/db/id-list";
import { isHidden, maySee } from "@/db/restricted-positions";
import { recruiters } from "@/db/schema/recruiters";
import { topOfMindLists } from "@/db/schema/top-of-mind";
import { restrictedPosition } from "@/db/vocabulary/positions";
import type { Width } from "@/db/vocabulary/widths";
import type { NotListedRow, TopOfMind, TopRow } from "./get-top-of-mind";

const shown = 20;

/** The lists of a position that were stored, the newest first. */
export async function listStoredLists({ db, actor }: Context, { positionId }: { positionId: string }) {
  return db
    .select({
      id: topOfMindLists.id,
      at: topOfMindLists.at,
      by: recruiters.name,
      width: topOfMindLists.width,
      fingerprint: topOfMindLists.fingerprint,
    })
    .from(topOfMindLists)
    .leftJoin(recruiters, eq(recruiters.id, topOfMindLists.by))
    .where(and(eq(topOfMindLists.positionId, positionId), maySee(actor, topOfMindLists.positionId)))
    .orderBy(desc(topOfMindLists.at), desc(topOfMindLists.id))
    .limit(shown);
}

/** A list as it was shown then: rows, points and sentences are those of that day. Null where the position has no such list. */
export async function findStoredList(
  context: Context,
  { positionId, listId }: { positionId: string; listId: string },
): Promise<
  (Omit<TopOfMind, "facts" | "fingerprint" | "weights"> & { at: Date; by: string | null; width: Width }) | null
> {
  const { db, actor } = context;
  const [list] = await db
    .select({ list: topOfMindLists, by: recruiters.name })
    .from(topOfMindLists)
    .leftJoin(recruiters, eq(recruiters.id, topOfMindLists.by))
    .where(
      and(
        eq(topOfMindLists.id, listId),
        eq(topOfMindLists.positionId, positionId),
        maySee(actor, topOfMindLists.positionId),
      ),
    );
  if (!list) return null;
  // The facts that it was made from may name what its reader may not see.
  const inputs = list.list.inputs as TopOfMind["position"] & Pick<TopOfMind, "beyond" | "considered">;
  const { beyond, considered, asked, today, id, clientId, title, clientName, status, openSeats } = inputs;
  const { finalistMonths, reopening } = inputs;
  const position = { asked, today, id, clientId, title, clientName, status, openSeats, finalistMonths, reopening };
  const stored = { rows: list.list.rows as TopRow[], notListed: list.list.notListed as NotListedRow[] };
  const unseen = await findWithUnseen(
    context,
    [...stored.rows, ...stored.notListed].map(({ candidateId }) => candidateId),
  );
  const rows = stored.rows.map((row) => (unseen.has(row.candidateId) ? withoutSentences(row) : row));
  const notListed = stored.notListed.map((row) =>
    unseen.has(row.candidateId) ? { ...row, sentence: notShown, known: "" } : row,
  );
  const listed = rows.length;
  const { at, width } = list.list;
  return {
    position,
    beyond,
    considered,
    rows,
    listed,
    wanted: listed,
    notListed,
    dismissed: [],
    at,
    by: list.by,
    width,
  };
}

const notShown = `Not shown: about ${restrictedPosition}`;

/** What was stored may name what its reader may not see: whoever made the list could. */
function withoutSentences(row: TopRow): TopRow {
  return {
    ...row,
    lastWords: null,
    elsewhere: null,
    warnings: [],
    points: row.points.map(({ id, points }) => ({ id, points, sentence: notShown })),
  };
}

/** Of these candidates those with something about a position that the reader may not see. */
async function findWithUnseen({ db, actor }: Context, candidateIds: string[]): Promise<Set<string>> {
  const rows = await db.execute<{ id: string }>(sql`
    select k.id from candidates k where k.id = any(${idList(candidateIds)}) and (
      exists (select from candidacies c where c.candidate_id = k.id and ${isHidden(actor, sql`c.position_id`)})
      or exists (select from touches t where t.person_id = k.person_id and ${isHidden(actor, sql`t.position_id`)}))`);
  return new Set(rows.map(({ id }) => id));
}

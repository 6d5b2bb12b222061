import { and, eq, isNull } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { recruiters } from "@/db/schema/recruiters";
import { topOfMindDismissals } from "@/db/schema/top-of-mind";
import type { DismissReason } from "@/db/vocabulary/top-of-mind";

export type Dismissal = { personId: string; reason: DismissReason; note: string; by: string; at: Date };

/** Who is hidden from the list of a position, and why. */
export async function listDismissed(
  { db, actor }: Context,
  { positionId }: { positionId: string },
): Promise<Dismissal[]> {
  return db
    .select({
      personId: topOfMindDismissals.personId,
      reason: topOfMindDismissals.reason,
      note: topOfMindDismissals.note,
      by: recruiters.name,
      at: topOfMindDismissals.at,
    })
    .from(topOfMindDismissals)
    .innerJoin(recruiters, eq(recruiters.id, topOfMindDismissals.by))
    .where(
      and(
        eq(topOfMindDismissals.positionId, positionId),
        isNull(topOfMindDismissals.restoredAt),
        maySee(actor, topOfMindDismissals.positionId),
      ),
    );
}

import { and, desc, eq } from "drizzle-orm";
import type { Context } from "@/db/context";
import { auditEntries } from "@/db/schema/audit";
import { positionChanges, positions } from "@/db/schema/positions";
import { recruiters } from "@/db/schema/recruiters";
import type { PositionChangeKind } from "@/db/vocabulary/positions";
import { ago } from "@/lib/format/ago";
import { NotFound, Refusal } from "@/lib/errors";

const did: Record<PositionChangeKind, string> = {
  opened: "opened this position",
  held: "put this position on hold",
  hold_lifted: "lifted the hold",
  closed: "closed this position",
  reissued: "reissued this position",
};

/** Says to the loser of a race who changed the position's state, and when. */
export async function refuseForWhoChangedIt({ db, now }: Context, positionId: string): Promise<never> {
  const [change] = await db
    .select({ kind: positionChanges.kind, at: positionChanges.at, by: recruiters.name, id: positions.id })
    .from(positions)
    .leftJoin(positionChanges, eq(positionChanges.positionId, positions.id))
    .leftJoin(recruiters, eq(recruiters.id, positionChanges.by))
    .where(eq(positions.id, positionId))
    .orderBy(desc(positionChanges.at), desc(positionChanges.id))
    .limit(1);
  if (!change) throw new NotFound("position");
  if (!change.kind || !change.at) throw new Refusal("This position is open.");
  throw new Refusal(`${change.by ?? "Callback"} ${did[change.kind]} ${ago(change.at, now)}.`);
}

/** Says to the second of two tabs who changed the position since it was opened. */
export async function refuseForWhoEditedIt({ db, now }: Context, positionId: string): Promise<never> {
  const [last] = await db
    .select({ at: auditEntries.at, by: recruiters.name })
    .from(auditEntries)
    .leftJoin(recruiters, eq(recruiters.id, auditEntries.recruiterId))
    .where(and(eq(auditEntries.noun, "positions"), eq(auditEntries.subjectId, positionId)))
    .orderBy(desc(auditEntries.at), desc(auditEntries.id))
    .limit(1);
  throw new Refusal(`${last?.by ?? "Somebody"} changed this ${last ? ago(last.at, now) : "a moment ago"}.`);
}

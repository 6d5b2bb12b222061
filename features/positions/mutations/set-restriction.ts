import { and, eq, inArray, isNull, sql } from "drizzle-orm";
import type { OperationContext } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { positionChanges, positions, positionViewers } from "@/db/schema/positions";
import { recruiters } from "@/db/schema/recruiters";
import { recordAudit } from "@/features/audit/mutations";
import { byOf } from "@/features/recruiters/rules/permission";
import { NotAllowed, NotFound, Refusal } from "@/lib/errors";
import { refuseForWhoEditedIt } from "../queries/last-position-change";
import { mayRestrict } from "../rules/restriction";

/** Locks a position to change who sees it, against the version that the form saw. */
export async function lockToRestrict(inside: OperationContext, positionId: string, version?: number) {
  const { actor, db } = inside;
  const [position] = await db
    .select({ ownerId: positions.ownerId, version: positions.version, restrictedAt: positions.restrictedAt })
    .from(positions)
    .where(and(eq(positions.id, positionId), maySee(actor, positions.id)))
    .for("no key update");
  if (!position) throw new NotFound("position");
  if (actor.kind === "recruiter" && !mayRestrict(actor, position.ownerId))
    throw new NotAllowed("Only its owner, a manager or an admin can change who sees a position.");
  if (version !== undefined && version !== position.version) return refuseForWhoEditedIt(inside, positionId);
  return position;
}

/**
 * Names who sees a restricted position beside its owner and admins. Whoever does so stays among them: nobody shuts
 * themselves out. Says whether anybody came or went.
 */
export async function nameViewers(
  inside: OperationContext,
  { positionId, ownerId, viewerIds }: { positionId: string; ownerId: string; viewerIds: string[] },
): Promise<boolean> {
  const { actor, db, now, operation } = inside;
  const own = actor.kind === "recruiter" && actor.role !== "admin" ? [actor.id] : [];
  const wanted = new Set([...viewerIds, ...own]);
  wanted.delete(ownerId);
  await requireAtWork(inside, [...wanted]);
  const named = await db
    .select({ id: positionViewers.id, recruiterId: positionViewers.recruiterId })
    .from(positionViewers)
    .where(and(eq(positionViewers.positionId, positionId), isNull(positionViewers.removedAt)));
  const left = named.filter(({ recruiterId }) => !wanted.has(recruiterId)).map(({ id }) => id);
  const come = [...wanted].filter((id) => !named.some(({ recruiterId }) => recruiterId === id));
  if (left.length > 0)
    await db
      .update(positionViewers)
      .set({ removedAt: now, removedOperationId: operation.id })
      .where(inArray(positionViewers.id, left));
  if (come.length > 0)
    await db
      .insert(positionViewers)
      .values(come.map((recruiterId) => ({ positionId, recruiterId, operationId: operation.id, createdAt: now })));
  return left.length + come.length > 0;
}

async function requireAtWork({ db }: OperationContext, ids: string[]) {
  if (ids.length === 0) return;
  const there = await db.$count(recruiters, and(inArray(recruiters.id, ids), isNull(recruiters.deactivatedAt)));
  if (there < ids.length)
    throw new Refusal("Someone you chose no longer works here. Reload the page and choose again.", "viewerIds");
}

/** Writes since when a position is restricted, or that it no longer is, with its history and its audit entry. */
export async function setRestricted(
  inside: OperationContext,
  { positionId, restrictedAt, reason }: { positionId: string; restrictedAt: Date | null; reason: string | null },
): Promise<{ version: number }> {
  const { actor, db, now, operation } = inside;
  const [row] = await db
    .update(positions)
    .set({ restrictedAt, updatedAt: now, version: sql`${positions.version} + 1` })
    .where(eq(positions.id, positionId))
    .returning({ version: positions.version });
  if (!row) throw new NotFound("position");
  await db.insert(positionChanges).values({
    positionId,
    kind: restrictedAt ? "restricted" : "restriction_lifted",
    at: now,
    by: byOf(actor),
    reason,
    operationId: operation.id,
  });
  await recordAudit(inside, { noun: "positions", subjectId: positionId, fields: ["restrictedAt", "viewers"] });
  return row;
}

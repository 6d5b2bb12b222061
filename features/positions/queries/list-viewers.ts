import { and, asc, eq, inArray, isNull, sql } from "drizzle-orm";
import type { Context } from "@/db/context";
import { maySee } from "@/db/restricted-positions";
import { positionChanges, positions, positionViewers } from "@/db/schema/positions";
import { recruiters } from "@/db/schema/recruiters";
import { teamMembers } from "@/db/schema/teams";

/** Who is named on a restricted position, and why it is restricted. */
export async function listViewers({ db, actor }: Context, positionId: string) {
  const seen = maySee(actor, positions.id);
  const [viewers, [last]] = await Promise.all([
    db
      .select({ id: recruiters.id, name: recruiters.name })
      .from(positionViewers)
      .innerJoin(positions, eq(positions.id, positionViewers.positionId))
      .innerJoin(recruiters, eq(recruiters.id, positionViewers.recruiterId))
      .where(
        and(
          eq(positionViewers.positionId, positionId),
          isNull(positionViewers.removedAt),
          isNull(recruiters.deactivatedAt),
          seen,
        ),
      )
      .orderBy(asc(recruiters.name)),
    db
      .select({ reason: positionChanges.reason, at: positionChanges.at, by: recruiters.name })
      .from(positionChanges)
      .innerJoin(positions, eq(positions.id, positionChanges.positionId))
      .leftJoin(recruiters, eq(recruiters.id, positionChanges.by))
      .where(and(eq(positionChanges.positionId, positionId), eq(positionChanges.kind, "restricted"), seen))
      .orderBy(sql`${positionChanges.at} desc, ${positionChanges.id} desc`)
      .limit(1),
  ]);
  return { viewers, last: last ?? null };
}

/** Who could be named, those of the owner's teams first. */
export async function listViewerOptions({ db }: Context, ownerId: string) {
  const ofTeams = db
    .select({ id: teamMembers.recruiterId })
    .from(teamMembers)
    .where(
      inArray(
        teamMembers.teamId,
        db.select({ id: teamMembers.teamId }).from(teamMembers).where(eq(teamMembers.recruiterId, ownerId)),
      ),
    );
  return db
    .select({
      value: recruiters.id,
      label: recruiters.name,
      ofTeam: sql<boolean>`${recruiters.id} in ${ofTeams}`,
    })
    .from(recruiters)
    .where(
      and(
        isNull(recruiters.deactivatedAt),
        sql`${recruiters.id} <> ${ownerId}::uuid`,
        sql`${recruiters.role} <> 'admin'`,
      ),
    )
    .orderBy(asc(recruiters.name));
}

import { and, asc, eq, inArray, isNull, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import type { Context } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";
import { teamMembers, teams } from "@/db/schema/teams";

type TeamMember = { id: string; name: string; leads: boolean };
export type Team = { id: string; name: string; version: number; members: TeamMember[] };

/** The teams by name, each with its members: who leads first, then by name. */
export async function listTeams({ db }: Context): Promise<Team[]> {
  const rows = await db
    .select({
      id: teams.id,
      name: teams.name,
      version: teams.version,
      recruiterId: recruiters.id,
      recruiter: recruiters.name,
      leads: teamMembers.leads,
    })
    .from(teams)
    .leftJoin(teamMembers, eq(teamMembers.teamId, teams.id))
    .leftJoin(recruiters, and(eq(recruiters.id, teamMembers.recruiterId), isNull(recruiters.deactivatedAt)))
    .where(isNull(teams.closedAt))
    .orderBy(sql`lower(${teams.name})`, asc(teams.id), sql`${teamMembers.leads} desc`, asc(recruiters.name));
  return [...Map.groupBy(rows, ({ id }) => id).values()].map((same) => ({
    id: same[0]?.id ?? "",
    name: same[0]?.name ?? "",
    version: same[0]?.version ?? 1,
    members: same.flatMap(({ recruiterId: id, recruiter: name, leads }) =>
      id && name ? [{ id, name, leads: leads ?? false }] : [],
    ),
  }));
}

/** The teams as choices of a filter. */
export async function listTeamOptions({ db }: Context): Promise<{ value: string; label: string }[]> {
  return db
    .select({ value: teams.id, label: teams.name })
    .from(teams)
    .where(isNull(teams.closedAt))
    .orderBy(sql`lower(${teams.name})`);
}

/** The teams that the acting recruiter leads or belongs to, those they lead first. */
export async function listOwnTeams({ actor, db }: Context): Promise<{ id: string; name: string }[]> {
  if (actor.kind !== "recruiter") return [];
  return db
    .select({ id: teams.id, name: teams.name })
    .from(teams)
    .innerJoin(teamMembers, eq(teamMembers.teamId, teams.id))
    .where(and(isNull(teams.closedAt), eq(teamMembers.recruiterId, actor.id)))
    .orderBy(sql`${teamMembers.leads} desc`, sql`lower(${teams.name})`);
}

/** A condition: the recruiter of this column is in one of these teams. */
export function isOfTeams(column: SQLWrapper, teamIds: string[]): SQL {
  const members = sql`select ${teamMembers.recruiterId} from ${teamMembers} where ${inArray(teamMembers.teamId, teamIds)}`;
  return sql`${column} in (${members})`;
}

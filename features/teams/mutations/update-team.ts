import { and, eq, isNull, ne, sql } from "drizzle-orm";
import type { Context, OperationContext } from "@/db/context";
import { teamMembers, teams } from "@/db/schema/teams";
import { recordAudit } from "@/features/audit/mutations";
import { changedFields, isChanged } from "@/features/audit/rules";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { refuseForWhoDid } from "@/features/operations/queries/refuse-for-who-did";
import { requireRole } from "@/features/recruiters/rules/permission";
import { NotFound, Refusal } from "@/lib/errors";
import type { CloseTeamInput, UpdateTeamInput } from "../inputs";
import { setMembers } from "./set-members";

/** Another name, other members or leads. Of two admins at once the later one is told who was first. */
export async function updateTeam(
  context: Context,
  { teamId, version, name, memberIds, leadIds }: UpdateTeamInput,
): Promise<void> {
  requireRole(context.actor, "admin");
  await runOperation(context, { verb: "updateTeam" }, async (inside) => {
    const before = await lockTeam(inside, teamId);
    if (before.version !== version)
      await refuseForWhoDid(inside, before.operationId, (who, when) => `${who} changed this team ${when}.`);
    const members = [...new Set([...memberIds, ...leadIds])].toSorted();
    const after = { name, memberIds: members, leadIds: [...new Set(leadIds)].toSorted() };
    const values = changedFields(before.facts, after);
    if (!isChanged(values)) return;
    const [taken] = await inside.db
      .select({ id: teams.id })
      .from(teams)
      .where(and(sql`lower(${teams.name}) = lower(${name})`, ne(teams.id, teamId), isNull(teams.closedAt)));
    if (taken) throw new Refusal("There is a team of this name already.", "name");
    await inside.db
      .update(teams)
      .set({ name, version: version + 1, operationId: inside.operation.id })
      .where(eq(teams.id, teamId));
    await setMembers(inside, { teamId, memberIds: members, leadIds });
    await recordAudit(inside, { noun: "teams", subjectId: teamId, values });
  });
}

/** Closes a team: nothing can be narrowed to it anymore. What its members own stays theirs. */
export async function closeTeam(context: Context, { teamId }: CloseTeamInput): Promise<void> {
  requireRole(context.actor, "admin");
  await runOperation(context, { verb: "closeTeam" }, async (inside) => {
    await lockTeam(inside, teamId);
    await inside.db
      .update(teams)
      .set({ closedAt: context.now, version: sql`${teams.version} + 1`, operationId: inside.operation.id })
      .where(eq(teams.id, teamId));
    await recordAudit(inside, { noun: "teams", subjectId: teamId, fields: ["closedAt"] });
  });
}

async function lockTeam({ db }: OperationContext, teamId: string) {
  const [team] = await db
    .select()
    .from(teams)
    .where(and(eq(teams.id, teamId), isNull(teams.closedAt)))
    .for("update");
  if (!team) throw new NotFound("team");
  const members = await db.select().from(teamMembers).where(eq(teamMembers.teamId, teamId));
  const ids = (rows: typeof members) => rows.map(({ recruiterId }) => recruiterId).toSorted();
  const facts = { name: team.name, memberIds: ids(members), leadIds: ids(members.filter(({ leads }) => leads)) };
  return { ...team, facts };
}

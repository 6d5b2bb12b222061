import type { Context } from "@/db/context";
import { teams } from "@/db/schema/teams";
import { recordAudit } from "@/features/audit/mutations";
import { runOperation } from "@/features/operations/mutations/run-operation";
import { requireRole } from "@/features/recruiters/rules/permission";
import { Refusal } from "@/lib/errors";
import type { AddTeamInput } from "../inputs";
import { setMembers } from "./set-members";

/** A new team with its members. Of two admins who add one of the same name, one does. */
export async function addTeam(
  context: Context,
  { name, memberIds, leadIds }: AddTeamInput,
): Promise<{ teamId: string }> {
  requireRole(context.actor, "admin");
  return runOperation(context, { verb: "addTeam" }, async (inside) => {
    const [team] = await inside.db
      .insert(teams)
      .values({ name, createdAt: context.now, operationId: inside.operation.id })
      .onConflictDoNothing()
      .returning({ id: teams.id });
    if (!team) throw new Refusal("There is a team of this name already.", "name");
    await setMembers(inside, { teamId: team.id, memberIds, leadIds });
    const values = { before: {}, after: { name, memberIds, leadIds } };
    await recordAudit(inside, { noun: "teams", subjectId: team.id, values });
    return { teamId: team.id };
  });
}

import { and, eq, inArray, isNull } from "drizzle-orm";
import type { OperationContext } from "@/db/context";
import { recruiters } from "@/db/schema/recruiters";
import { teamMembers } from "@/db/schema/teams";
import { Refusal } from "@/lib/errors";

type Members = { teamId: string; memberIds: string[]; leadIds: string[] };

/** Writes who is in a team and who leads it, in place of who was. Managers and admins lead. */
export async function setMembers({ db }: OperationContext, { teamId, memberIds, leadIds }: Members): Promise<void> {
  const wanted = [...new Set([...memberIds, ...leadIds])];
  const there =
    wanted.length === 0
      ? []
      : await db
          .select({ id: recruiters.id, name: recruiters.name, role: recruiters.role })
          .from(recruiters)
          .where(and(inArray(recruiters.id, wanted), isNull(recruiters.deactivatedAt)))
          .orderBy(recruiters.id)
          // Nobody is taken into a team while their account is being closed.
          .for("share");
  if (there.length < wanted.length) throw new Refusal("Someone here no longer has an account.", "memberIds");
  const leads = new Set(leadIds);
  const notLeading = there.find(({ id, role }) => leads.has(id) && role !== "manager" && role !== "admin");
  if (notLeading) throw new Refusal(`${notLeading.name} is no manager: managers and admins lead teams.`, "leadIds");
  await db.delete(teamMembers).where(eq(teamMembers.teamId, teamId));
  if (there.length === 0) return;
  await db.insert(teamMembers).values(there.map(({ id }) => ({ teamId, recruiterId: id, leads: leads.has(id) })));
}

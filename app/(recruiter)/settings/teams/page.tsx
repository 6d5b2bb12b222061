import type { Metadata } from "next";
import { Section } from "@/components/section";
import { listRecruiters } from "@/features/recruiters/queries";
import { TeamList } from "@/features/teams/components/team-list";
import { listTeams } from "@/features/teams/queries";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Teams" };

export default async function TeamsPage() {
  const context = await pageContext();
  const [teams, recruiters] = await Promise.all([listTeams(context), listRecruiters(context)]);
  return (
    <Section title="Teams" count={teams.length}>
      <TeamList
        teams={teams}
        recruiters={recruiters.map(({ id, name, role }) => ({ id, name, role }))}
        mayChange={context.actor.role === "admin"}
      />
    </Section>
  );
}

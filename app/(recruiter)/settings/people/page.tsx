import type { Metadata } from "next";
import { Section } from "@/components/section";
import { AddRecruiterForm } from "@/features/recruiters/components/add-recruiter-form";
import { RecruiterList } from "@/features/recruiters/components/recruiter-list";
import { listRecruiters } from "@/features/recruiters/queries";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const context = await pageContext();
  const recruiters = await listRecruiters(context);
  const admin = context.actor.role === "admin";
  return (
    <>
      <Section title="Recruiters" count={recruiters.length}>
        <RecruiterList recruiters={recruiters} me={context.actor.id} mayChange={admin} />
      </Section>
      {admin ? (
        <Section title="Add a recruiter">
          <AddRecruiterForm />
        </Section>
      ) : null}
    </>
  );
}

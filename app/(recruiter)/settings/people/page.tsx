import type { Metadata } from "next";
import { Section } from "@/components/section";
import { AddRecruiterForm } from "@/features/recruiters/components/add-recruiter-form";
import { InvitationList } from "@/features/recruiters/components/invitation-list";
import { InviteForm } from "@/features/recruiters/components/invite-form";
import { RecruitersWithClosing } from "@/features/handovers/components/recruiters-with-closing";
import { listInvitations, listRecruiters, listSecondSteps } from "@/features/recruiters/queries";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "People" };

export default async function PeoplePage() {
  const context = await pageContext();
  const { actor, now } = context;
  const admin = actor.role === "admin";
  const [recruiters, invitations, secondSteps] = await Promise.all([
    listRecruiters(context),
    admin ? listInvitations(context) : Promise.resolve([]),
    admin ? listSecondSteps(context) : Promise.resolve([]),
  ]);
  return (
    <>
      <Section title="Recruiters" count={recruiters.length}>
        <RecruitersWithClosing recruiters={recruiters} me={actor.id} mayChange={admin} secondSteps={secondSteps} />
      </Section>
      {invitations.length > 0 ? (
        <Section title="Invited, not yet joined" count={invitations.length}>
          <InvitationList invitations={invitations} zone={actor.zone} now={now} />
        </Section>
      ) : null}
      {admin ? (
        <>
          <Section title="Invite people">
            <InviteForm />
          </Section>
          <Section title="Add with a one-time password">
            <AddRecruiterForm />
          </Section>
        </>
      ) : null}
    </>
  );
}

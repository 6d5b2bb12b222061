import type { Metadata } from "next";
import { Box } from "@mantine/core";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Kit } from "@/components/app-frame/kit";
import { FormNote } from "@/components/form/form-note";
import { roles } from "@/db/vocabulary/recruiters";
import { AcceptForm } from "@/features/recruiters/components/accept-form";
import { SignedInAs } from "@/features/recruiters/components/signed-in-as";
import { findInvitation, getSignInSettings } from "@/features/recruiters/queries";
import { identityRefusalOf } from "@/features/recruiters/rules/identity";
import { invitationProblem, invitationState } from "@/features/recruiters/rules/invitation";
import { offeredProviders } from "@/lib/identity-providers";
import { currentSession } from "@/lib/server/auth";
import { requestContext } from "@/lib/server/request-context";
import { storable } from "@/lib/text";

export const metadata: Metadata = { title: "Invitation", robots: { index: false }, referrer: "no-referrer" };

type Asked = { params: Promise<{ token: string }>; searchParams: Promise<{ refused?: string | string[] }> };

/** Opening it changes nothing, so that a scanner of email uses nothing up: only the button does. */
export default async function InvitationPage({ params, searchParams }: Asked) {
  const token = storable((await params).token);
  const context = requestContext({ kind: "system", name: "invitation-page" });
  const invitation = await findInvitation(context, { token });
  if (!invitation) notFound();
  const { address, role, company, invitedBy, zone } = invitation;
  const problem = invitationProblem(invitation, zone, context.now);
  const here = await currentSession();
  if (problem)
    return (
      <>
        <h1>Invitation to Callback</h1>
        <p>{problem}</p>
        {invitationState(invitation, context.now) === "accepted" ? (
          <p>
            <Link href={here ? "/today" : "/login"}>{here ? "Go to Today" : "Sign in"}</Link>
          </p>
        ) : null}
      </>
    );
  const { waysIn } = await getSignInSettings(context);
  const sentence = identityRefusalOf((await searchParams).refused);
  return (
    <Kit>
      <h1>Welcome to Callback</h1>
      <p>
        {invitedBy ?? company} invited <strong>{address}</strong> to work with {company} as: {roles[role]}.
      </p>
      {sentence ? (
        <Box mb={16}>
          <FormNote sentence={sentence} />
        </Box>
      ) : null}
      {here ? (
        <SignedInAs email={here.email} address={address} />
      ) : (
        <AcceptForm token={token} address={address} waysIn={waysIn} providers={offeredProviders(waysIn)} />
      )}
    </Kit>
  );
}

import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Kit } from "@/components/app-frame/kit";
import { ResetForm } from "@/features/recruiters/components/reset-form";
import { findRecruiterLink } from "@/features/recruiters/queries";
import { linkProblem } from "@/features/recruiters/rules/recruiter-link";
import { requestContext } from "@/lib/server/request-context";
import { storable } from "@/lib/text";

export const metadata: Metadata = { title: "New password", robots: { index: false }, referrer: "no-referrer" };

/** Opening it changes nothing, so that a scanner of email uses nothing up: only the button does. */
export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const token = storable((await params).token);
  const context = requestContext({ kind: "system", name: "reset-page" });
  const link = await findRecruiterLink(context, { kind: "password_reset", token });
  if (!link) notFound();
  const problem = linkProblem(link, context.now);
  return (
    <Kit>
      <h1>Choose a new password</h1>
      {problem ? (
        <>
          <p>{problem}</p>
          <p>
            <Link href="/reset">Ask for a new link</Link>
          </p>
        </>
      ) : (
        <ResetForm token={token} email={link.email} />
      )}
    </Kit>
  );
}

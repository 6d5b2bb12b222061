import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Kit } from "@/components/app-frame/kit";
import { NewEmailForm } from "@/features/recruiters/components/new-email-form";
import { findRecruiterLink } from "@/features/recruiters/queries";
import { linkProblem } from "@/features/recruiters/rules/recruiter-link";
import { requestContext } from "@/lib/server/request-context";
import { storable } from "@/lib/text";

export const metadata: Metadata = { title: "New email", robots: { index: false }, referrer: "no-referrer" };

/** Opening it changes nothing, so that a scanner of email uses nothing up: only the button does. */
export default async function NewEmailPage({ params }: { params: Promise<{ token: string }> }) {
  const token = storable((await params).token);
  const context = requestContext({ kind: "system", name: "new-email-page" });
  const link = await findRecruiterLink(context, { kind: "email_change", token });
  if (!link) notFound();
  const problem = linkProblem(link, context.now);
  return (
    <Kit>
      <h1>Use this email?</h1>
      {problem ? (
        <>
          <p>{problem}</p>
          <p>
            <Link href="/settings/account">Go to your account</Link>
          </p>
        </>
      ) : (
        <NewEmailForm token={token} email={link.newEmail ?? ""} old={link.email} />
      )}
    </Kit>
  );
}

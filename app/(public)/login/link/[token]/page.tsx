import type { Metadata } from "next";
import Link from "next/link";
import { notFound } from "next/navigation";
import { Kit } from "@/components/app-frame/kit";
import { LinkForm } from "@/features/recruiters/components/link-form";
import { findRecruiterLink } from "@/features/recruiters/queries";
import { linkProblem } from "@/features/recruiters/rules/recruiter-link";
import { requestContext } from "@/lib/server/request-context";
import { storable } from "@/lib/text";

export const metadata: Metadata = { title: "Sign in by email", robots: { index: false }, referrer: "no-referrer" };

/** Opening it signs nobody in, so that a scanner of email uses nothing up: only the button does. */
export default async function LinkPage({ params }: { params: Promise<{ token: string }> }) {
  const token = storable((await params).token);
  const context = requestContext({ kind: "system", name: "link-page" });
  const link = await findRecruiterLink(context, { kind: "sign_in", token });
  if (!link) notFound();
  const problem = linkProblem(link, context.now);
  return (
    <Kit>
      <h1>Sign in by email</h1>
      {problem ? (
        <>
          <p>{problem}</p>
          <p>
            <Link href="/login">Go to sign in</Link>
          </p>
        </>
      ) : (
        <LinkForm token={token} email={link.email} />
      )}
    </Kit>
  );
}

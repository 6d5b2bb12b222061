import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { Kit } from "@/components/app-frame/kit";
import { PasskeySignIn } from "@/features/recruiters/components/passkey-sign-in";
import { SignInForm } from "@/features/recruiters/components/sign-in-form";
import { findFirstRecruiter, getSignInSettings } from "@/features/recruiters/queries";
import { returnPath } from "@/lib/return-path";
import { currentRecruiter } from "@/lib/server/auth";
import { requestContext } from "@/lib/server/request-context";

export const metadata: Metadata = { title: "Sign in" };

export default async function LoginPage({ searchParams }: { searchParams: Promise<{ next?: string | string[] }> }) {
  const { next } = await searchParams;
  const path = returnPath(typeof next === "string" ? next : null);
  if (await currentRecruiter()) redirect(path);
  const context = requestContext({ kind: "system", name: "login-page" });
  if (!(await findFirstRecruiter(context))) redirect("/welcome");
  const { waysIn } = await getSignInSettings(context);
  return (
    <Kit>
      <h1>Sign in to Callback</h1>
      {waysIn.includes("password") ? <SignInForm next={path} /> : null}
      {waysIn.includes("passkey") ? <PasskeySignIn next={path} /> : null}
      {waysIn.includes("link") ? (
        <p>
          <Link href="/login/link">Sign in by an email link</Link>
        </p>
      ) : null}
      {waysIn.includes("password") ? (
        <p>
          <Link href="/reset">Forgot your password?</Link>
        </p>
      ) : null}
    </Kit>
  );
}

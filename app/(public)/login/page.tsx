import { Box } from "@mantine/core";
import type { Metadata } from "next";
import Link from "next/link";
import { redirect } from "next/navigation";
import { Kit } from "@/components/app-frame/kit";
import { FormNote } from "@/components/form/form-note";
import { IdentitySignIn } from "@/features/recruiters/components/identity-sign-in";
import { PasskeySignIn } from "@/features/recruiters/components/passkey-sign-in";
import { SignInForm } from "@/features/recruiters/components/sign-in-form";
import { findFirstRecruiter, getSignInSettings } from "@/features/recruiters/queries";
import { identityRefusalOf } from "@/features/recruiters/rules/identity";
import { offeredProviders } from "@/lib/identity-providers";
import { returnPath } from "@/lib/return-path";
import { currentRecruiter } from "@/lib/server/auth";
import { requestContext } from "@/lib/server/request-context";

export const metadata: Metadata = { title: "Sign in" };

/** `again` is asked for by somebody who is signed in and has to prove once more who they are. */
type Search = { searchParams: Promise<Partial<Record<"next" | "refused" | "again", string | string[]>>> };

export default async function LoginPage({ searchParams }: Search) {
  const { next, refused, again } = await searchParams;
  const path = returnPath(typeof next === "string" ? next : null);
  if (again !== "yes" && (await currentRecruiter())) redirect(path);
  const context = requestContext({ kind: "system", name: "login-page" });
  if (!(await findFirstRecruiter(context))) redirect("/welcome");
  const { waysIn } = await getSignInSettings(context);
  const sentence = identityRefusalOf(refused);
  return (
    <Kit>
      <h1>Sign in to Callback</h1>
      {sentence ? (
        <Box mb={16}>
          <FormNote sentence={sentence} />
        </Box>
      ) : null}
      {waysIn.includes("password") ? <SignInForm next={path} /> : null}
      {waysIn.includes("passkey") ? <PasskeySignIn next={path} /> : null}
      {offeredProviders(waysIn).map(({ way, name }) => (
        <IdentitySignIn key={way} way={way} name={name} next={path} />
      ))}
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

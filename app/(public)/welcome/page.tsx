import type { Metadata } from "next";
import { redirect } from "next/navigation";
import { Kit } from "@/components/app-frame/kit";
import { findFirstRecruiter } from "@/features/recruiters/queries";
import { WelcomeForm } from "@/features/welcome/components/welcome-form";
import { requestContext } from "@/lib/server/request-context";

export const metadata: Metadata = { title: "Welcome", robots: { index: false } };

/** Of an installation in which nobody can sign in yet. Once somebody can, it leads to the login page. */
export default async function WelcomePage() {
  if (await findFirstRecruiter(requestContext({ kind: "system", name: "welcome-page" }))) redirect("/login");
  return (
    <Kit>
      <h1>Welcome to Callback</h1>
      <p>
        No one can sign in here yet. You are about to become the first admin. The server printed a one-time code in its
        log when it started; a new start prints a new one.
      </p>
      <WelcomeForm />
    </Kit>
  );
}

import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Section } from "@/components/section";
import { SecondStepRolesForm } from "@/features/recruiters/components/second-step-roles-form";
import { SessionDaysForm } from "@/features/recruiters/components/session-days-form";
import { WaysInForm } from "@/features/recruiters/components/ways-in-form";
import { getSignInSettings } from "@/features/recruiters/queries";
import { changesSignIn } from "@/features/recruiters/rules/permission";
import { identityProviders } from "@/lib/identity-providers";
import { pageContext } from "@/lib/server/auth";

export const metadata: Metadata = { title: "Signing in" };

export default async function SignInSettingsPage() {
  const context = await pageContext();
  if (!changesSignIn(context.actor.role)) notFound();
  const settings = await getSignInSettings(context);
  return (
    <>
      <Section title="Ways to sign in">
        <WaysInForm
          key={settings.updatedAt?.toISOString()}
          settings={settings}
          ready={["password", "passkey", "link", ...identityProviders().map(({ way }) => way)]}
        />
      </Section>
      <Section title="Two-step sign-in">
        <SecondStepRolesForm key={settings.updatedAt?.toISOString()} settings={settings} />
      </Section>
      <Section title="How long a sign-in lasts">
        <SessionDaysForm key={settings.updatedAt?.toISOString()} settings={settings} />
      </Section>
    </>
  );
}

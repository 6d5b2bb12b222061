import type { Metadata } from "next";
import { Facts } from "@/components/facts";
import { Section } from "@/components/section";
import { roles } from "@/db/vocabulary/recruiters";
import { EmailForm } from "@/features/recruiters/components/email-form";
import { PasswordForm } from "@/features/recruiters/components/password-form";
import { SessionList } from "@/features/recruiters/components/session-list";
import { PasskeyList } from "@/features/recruiters/components/passkey-list";
import { SecondStepSection } from "@/features/recruiters/components/second-step-section";
import { findOwnSecondStep, listPasskeys, listSessions } from "@/features/recruiters/queries";
import { deviceName } from "@/features/recruiters/rules/device";
import { currentSession, pageContext } from "@/lib/server/auth";
import { zoneWords } from "@/lib/us-zones";

export const metadata: Metadata = { title: "Your account" };

export default async function AccountPage() {
  const context = await pageContext();
  const here = await currentSession();
  const sessions = await listSessions(context, context.actor.id);
  const passkeys = await listPasskeys(context, context.actor.id);
  return (
    <>
      <Section title="You">
        <Facts
          rows={[
            ["Name", context.actor.name],
            ["Email", here?.email],
            ["Role", roles[context.actor.role]],
            ["Time zone", zoneWords(context.actor.zone)],
          ]}
        />
      </Section>
      <Section title="Where you are signed in" count={sessions.length}>
        <SessionList
          sessions={sessions.map(({ userAgent, ...session }) => ({
            ...session,
            device: deviceName(userAgent),
            here: session.id === here?.sessionId,
          }))}
          zone={context.actor.zone}
          now={context.now}
        />
      </Section>
      <Section title="Passkeys" count={passkeys.length}>
        <PasskeyList passkeys={passkeys} zone={context.actor.zone} now={context.now} />
      </Section>
      <Section title="Two-step sign-in">
        <SecondStepSection
          recruiterId={context.actor.id}
          on={await findOwnSecondStep(context, context.actor.id)}
          zone={context.actor.zone}
        />
      </Section>
      <Section title="Email">
        <EmailForm />
      </Section>
      <Section title="Password">
        <PasswordForm />
      </Section>
    </>
  );
}

import type { Metadata } from "next";
import { Facts } from "@/components/facts";
import { Section } from "@/components/section";
import { roles } from "@/db/vocabulary/recruiters";
import { DigestSection } from "@/features/digests/components/digest-section";
import { findDigest } from "@/features/digests/queries/find-digest";
import { NotificationsSection } from "@/features/notifications/components/notifications-section";
import { findDevice } from "@/features/notifications/queries/find-device";
import { EmailForm } from "@/features/recruiters/components/email-form";
import { IdentityList } from "@/features/recruiters/components/identity-list";
import { PasswordForm } from "@/features/recruiters/components/password-form";
import { SignatureForm } from "@/features/recruiters/components/signature-form";
import { SessionList } from "@/features/recruiters/components/session-list";
import { PasskeyList } from "@/features/recruiters/components/passkey-list";
import { SecondStepSection } from "@/features/recruiters/components/second-step-section";
import {
  findOwnSecondStep,
  findSignature,
  getSignInSettings,
  listIdentities,
  listPasskeys,
  listSessions,
} from "@/features/recruiters/queries";
import { PhotoForm } from "@/features/signatures/components/photo-form";
import { findOwnPhoto } from "@/features/signatures/queries";
import { LogAddress } from "@/features/threads/components/log-address";
import { findLogAddress } from "@/features/threads/queries/log-addresses";
import { deviceName } from "@/features/recruiters/rules/device";
import { identityRefusalOf } from "@/features/recruiters/rules/identity";
import { env } from "@/lib/env";
import { identityProviders } from "@/lib/identity-providers";
import { currentSession, pageContext } from "@/lib/server/auth";
import { zoneWords } from "@/lib/us-zones";
import { publicKeyOf } from "@/lib/web-push";

export const metadata: Metadata = { title: "Your account" };

type Search = { searchParams: Promise<{ refused?: string | string[] }> };

export default async function AccountPage({ searchParams }: Search) {
  const { refused } = await searchParams;
  const context = await pageContext();
  const here = await currentSession();
  const { VAPID_PRIVATE_KEY } = env();
  const sessions = await listSessions(context, context.actor.id);
  const passkeys = await listPasskeys(context, context.actor.id);
  const identities = await listIdentities(context, context.actor.id);
  const signature = context.actor.role === "viewer" ? null : await findSignature(context, context.actor.id);
  const { waysIn } = await getSignInSettings(context);
  const providers = identityProviders()
    .filter(({ way }) => waysIn.includes(way))
    .map(({ way, name }) => ({ way, name }));
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
      {signature ? (
        <Section title="Signature">
          <SignatureForm key={`${signature.title} ${signature.phone}`} {...signature} />
          <PhotoForm photo={await findOwnPhoto(context, context.actor.id)} name={context.actor.name} />
        </Section>
      ) : null}
      {context.actor.role === "viewer" ? null : (
        <DigestSection digest={await findDigest(context)} zone={context.actor.zone} now={context.now} />
      )}
      {context.actor.role !== "viewer" && here && VAPID_PRIVATE_KEY ? (
        <NotificationsSection
          device={await findDevice(context, here.sessionId)}
          publicKey={publicKeyOf(VAPID_PRIVATE_KEY)}
          zone={context.actor.zone}
        />
      ) : null}
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
      {providers.length > 0 || identities.length > 0 ? (
        <Section title="Linked accounts" count={identities.length}>
          <IdentityList
            identities={identities}
            providers={providers}
            refused={identityRefusalOf(refused)}
            zone={context.actor.zone}
            now={context.now}
          />
        </Section>
      ) : null}
      <Section title="Two-step sign-in">
        <SecondStepSection
          recruiterId={context.actor.id}
          on={await findOwnSecondStep(context, context.actor.id)}
          zone={context.actor.zone}
        />
      </Section>
      {context.actor.role === "viewer" ? null : (
        <Section title="Log emails by BCC">
          <LogAddress address={await findLogAddress(context)} />
        </Section>
      )}
      <Section title="Email">
        <EmailForm />
      </Section>
      <Section title="Password">
        <PasswordForm />
      </Section>
    </>
  );
}

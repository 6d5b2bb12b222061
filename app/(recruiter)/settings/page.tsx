import type { Metadata } from "next";
import { Facts } from "@/components/facts";
import { Section } from "@/components/section";
import { FirmForm } from "@/features/settings/components/firm-form";
import { LogoForm } from "@/features/settings/components/logo-form";
import { findLogoAddress, getFirm } from "@/features/settings/queries";
import { pageContext } from "@/lib/server/auth";
import { zoneWords } from "@/lib/us-zones";

export const metadata: Metadata = { title: "Settings" };

export default async function SettingsPage() {
  const context = await pageContext();
  const firm = await getFirm(context);
  const admin = context.actor.role === "admin";
  const company = (
    <Section title="Company" count={admin ? undefined : "an admin can change it"}>
      {admin ? (
        <FirmForm
          firm={{
            name: firm.name,
            postalAddress: firm.postalAddress,
            zone: firm.zone,
            mailDomain: firm.mailDomain,
            updatedAt: firm.updatedAt,
          }}
        />
      ) : (
        <Facts
          rows={[
            ["Company name", firm.name],
            ["Postal address", firm.postalAddress],
            ["Time zone", zoneWords(firm.zone)],
            ["Email domain", firm.mailDomain],
          ]}
        />
      )}
    </Section>
  );
  if (!admin) return company;
  return (
    <>
      {company}
      <Section title="Logo" count="on the sign-in page, and where candidates answer">
        <LogoForm address={await findLogoAddress(context)} />
      </Section>
    </>
  );
}

import type { ReactNode } from "react";
import { Kit } from "@/components/app-frame/kit";
import { PageHead } from "@/components/page-head";
import { TabsNav } from "@/components/tabs-nav";
import { seesAuditLog } from "@/features/audit-log/rules/log-access";
import { seesDelivery } from "@/features/messages/rules/delivery-access";
import { changesSignIn } from "@/features/recruiters/rules/permission";
import { seesSecurity } from "@/features/security/rules";
import { seesDoNotEmail } from "@/features/suppressions/rules/list-access";
import { requireRecruiter } from "@/lib/server/auth";

const tabs = [
  { href: "/settings", name: "Company" },
  { href: "/settings/contact-rules", name: "Contact rules" },
  { href: "/settings/holidays", name: "Holidays" },
  { href: "/settings/top-of-mind", name: "Top of mind" },
  { href: "/settings/people", name: "People" },
  { href: "/settings/teams", name: "Teams" },
  { href: "/settings/sign-in", name: "Signing in", sees: changesSignIn },
  { href: "/settings/do-not-email", name: "Do not email", sees: seesDoNotEmail },
  { href: "/settings/delivery", name: "Delivery", sees: seesDelivery },
  { href: "/settings/deliverability", name: "Deliverability", sees: seesDelivery },
  { href: "/settings/security", name: "Security", sees: seesSecurity },
  { href: "/settings/audit", name: "Audit", sees: seesAuditLog },
  { href: "/settings/account", name: "Your account" },
];

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { role } = await requireRecruiter();
  const seen = tabs.filter(({ sees }) => sees?.(role) ?? true).map(({ href, name }) => ({ href, name }));
  return (
    <Kit>
      <PageHead title="Settings" />
      <TabsNav label="Settings" tabs={seen} />
      {children}
    </Kit>
  );
}

import type { ReactNode } from "react";
import { PageHead } from "@/components/page-head";
import { TabsNav } from "@/components/tabs-nav";
import { seesDelivery } from "@/features/messages/rules/delivery-access";
import { requireRecruiter } from "@/lib/server/auth";

const tabs = [
  { href: "/settings", name: "Company" },
  { href: "/settings/people", name: "People" },
  { href: "/settings/delivery", name: "Delivery" },
  { href: "/settings/account", name: "Your account" },
];

export default async function SettingsLayout({ children }: { children: ReactNode }) {
  const { role } = await requireRecruiter();
  return (
    <>
      <PageHead title="Settings" />
      <TabsNav label="Settings" tabs={tabs.filter(({ href }) => href !== "/settings/delivery" || seesDelivery(role))} />
      {children}
    </>
  );
}

import type { ReactNode } from "react";
import { PageHead } from "@/components/page-head";
import { TabsNav } from "@/components/tabs-nav";

const tabs = [
  { href: "/settings", name: "Company" },
  { href: "/settings/people", name: "People" },
  { href: "/settings/account", name: "Your account" },
];

export default function SettingsLayout({ children }: { children: ReactNode }) {
  return (
    <>
      <PageHead title="Settings" />
      <TabsNav label="Settings" tabs={tabs} />
      {children}
    </>
  );
}

import type { ReactNode } from "react";
import { Kit } from "@/components/app-frame/kit";
import { PageHead } from "@/components/page-head";
import { TabsNav } from "@/components/tabs-nav";

const tabs = [
  { href: "/bench", name: "People" },
  { href: "/bench/back-open", name: "Back open this week" },
  { href: "/bench/refilled", name: "Openings refilled" },
];

export default function BenchLayout({ children }: { children: ReactNode }) {
  return (
    <Kit>
      <PageHead title="Bench" note="People you know who could start soon, and what came back open" />
      <TabsNav label="Bench" tabs={tabs} />
      {children}
    </Kit>
  );
}

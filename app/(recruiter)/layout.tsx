import {
  IconAddressBook,
  IconBriefcase,
  IconBuilding,
  IconFileImport,
  IconListCheck,
  IconSend,
  IconSettings,
  IconTemplate,
} from "@tabler/icons-react";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { PageShell } from "@/components/page-shell/page-shell";
import { roles } from "@/db/vocabulary/recruiters";
import { signOutAction } from "@/features/recruiters/actions";
import { DueCount } from "@/features/today/components/due-count";
import { findAnythingAction } from "@/features/today/actions";
import { requireRecruiter } from "@/lib/server/auth";

const groups = [
  [
    { href: "/today", name: "Today", icon: <IconListCheck size={16} aria-hidden="true" />, count: <DueCount /> },
    { href: "/positions", name: "Positions", icon: <IconBriefcase size={16} aria-hidden="true" /> },
    { href: "/candidates", name: "Candidates", icon: <IconAddressBook size={16} aria-hidden="true" /> },
    { href: "/clients", name: "Clients", icon: <IconBuilding size={16} aria-hidden="true" /> },
  ],
  [
    { href: "/outreach", name: "Outreach", icon: <IconSend size={16} aria-hidden="true" /> },
    { href: "/templates", name: "Templates", icon: <IconTemplate size={16} aria-hidden="true" /> },
  ],
  [
    { href: "/imports", name: "Imports", icon: <IconFileImport size={16} aria-hidden="true" /> },
    { href: "/settings", name: "Settings", icon: <IconSettings size={16} aria-hidden="true" /> },
  ],
];

export default async function RecruiterLayout({ children }: { children: ReactNode }) {
  const { name, role } = await requireRecruiter();
  const narrow = (await cookies()).get("callback.nav")?.value === "narrow";
  return (
    <PageShell
      name="Callback"
      groups={groups}
      user={{ name, role: roles[role] }}
      signOut={signOutAction.bind(null, {})}
      search={findAnythingAction}
      narrow={narrow}
    >
      {children}
    </PageShell>
  );
}

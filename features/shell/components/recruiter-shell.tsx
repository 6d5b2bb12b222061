"use client";

import {
  IconAddressBook,
  IconArmchair,
  IconBriefcase,
  IconBuilding,
  IconBulb,
  IconFileImport,
  IconListCheck,
  IconSend,
  IconSettings,
  IconTemplate,
} from "@tabler/icons-react";
import { useMemo, type ReactNode } from "react";
import { answerOf, answerTo } from "@/components/form/use-action";
import { onDemand } from "@/components/on-demand";
import { PageShell } from "@/components/page-shell/page-shell";
import { type Role, roles } from "@/db/vocabulary/recruiters";
import { SendingBanner } from "@/features/messages/components/sending-banner";
import type { StopWords } from "@/features/messages/rules/stop";
import { DueCount } from "@/features/today/components/due-count";
import { signOutAction } from "@/features/recruiters/actions/sign-in";
import { ConfirmGate } from "@/features/recruiters/components/confirm-gate";
import { logCallAction } from "@/features/top-of-mind/actions";
import { logTouchAction } from "@/features/touches/actions";
import { KeptCalls } from "@/features/touches/components/kept-calls";
import { KeeperContext, type Senders } from "@/features/touches/components/use-kept-calls";

// What few visits open is loaded when it is opened.
const Palette = onDemand(async () => (await import("@/features/search/components/palette")).Palette);

// Here and not in the layout, which would write every icon into the page a second time.
const groups = [
  [
    { href: "/today", name: "Today", icon: <IconListCheck size={16} aria-hidden="true" />, count: <DueCount /> },
    { href: "/positions", name: "Positions", icon: <IconBriefcase size={16} aria-hidden="true" /> },
    { href: "/candidates", name: "Candidates", icon: <IconAddressBook size={16} aria-hidden="true" /> },
    { href: "/bench", name: "Bench", icon: <IconArmchair size={16} aria-hidden="true" /> },
    { href: "/clients", name: "Clients", icon: <IconBuilding size={16} aria-hidden="true" /> },
  ],
  [
    { href: "/outreach", name: "Outreach", icon: <IconSend size={16} aria-hidden="true" /> },
    { href: "/templates", name: "Templates", icon: <IconTemplate size={16} aria-hidden="true" /> },
    { href: "/worth-sharing", name: "Worth sharing", icon: <IconBulb size={16} aria-hidden="true" /> },
  ],
  [
    { href: "/imports", name: "Imports", icon: <IconFileImport size={16} aria-hidden="true" /> },
    { href: "/settings", name: "Settings", icon: <IconSettings size={16} aria-hidden="true" /> },
  ],
];

const senders: Senders = {
  logTouch: async (input, press) => answerTo(logTouchAction, input as Parameters<typeof logTouchAction>[0], press),
  logCall: async (input, press) => answerTo(logCallAction, input as Parameters<typeof logCallAction>[0], press),
};

const signOut = () => answerOf(signOutAction, {});

/** The frame of every screen with Callback's own places in it. */
export function RecruiterShell({ user, narrow, now, stops, children }: Props) {
  const { id, role, zone } = user;
  const keeper = useMemo(() => (role === "viewer" ? null : { recruiterId: id, zone }), [id, role, zone]);
  return (
    <KeeperContext value={keeper}>
      <PageShell
        name="Callback"
        groups={groups}
        user={{ name: user.name, role: roles[user.role] }}
        signOut={signOut}
        renderPalette={(state) => <Palette {...state} role={user.role} signOut={signOut} />}
        narrow={narrow}
      >
        <SendingBanner stops={stops} />
        <KeptCalls senders={senders} now={now} />
        <ConfirmGate />
        {children}
      </PageShell>
    </KeeperContext>
  );
}
type Props = {
  user: { id: string; name: string; role: Role; zone: string };
  narrow: boolean;
  now: Date;
  /** Why nothing is sent now; empty while email goes out. */
  stops: StopWords[];
  children: ReactNode;
};

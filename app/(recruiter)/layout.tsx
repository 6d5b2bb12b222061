import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { roles } from "@/db/vocabulary/recruiters";
import { listStops } from "@/features/messages/queries/list-stops";
import { wordsOfStop } from "@/features/messages/rules/stop";
import { RecruiterShell } from "@/features/shell/components/recruiter-shell";
import { pageContext } from "@/lib/server/auth";

export default async function RecruiterLayout({ children }: { children: ReactNode }) {
  const context = await pageContext();
  const { name, role, zone } = context.actor;
  // Asked before the page is begun: a part that is drawn by itself costs more to send than this statement takes.
  const stops = await listStops(context);
  const narrow = (await cookies()).get("callback.nav")?.value === "narrow";
  return (
    <RecruiterShell
      user={{ name, role: roles[role] }}
      narrow={narrow}
      stops={stops.map((stop) => wordsOfStop(stop, zone, context.now))}
    >
      {children}
    </RecruiterShell>
  );
}

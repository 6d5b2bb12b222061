import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { roles } from "@/db/vocabulary/recruiters";
import { SendingBanner } from "@/features/messages/components/sending-banner";
import { listStops } from "@/features/messages/queries/list-stops";
import { wordsOfStop } from "@/features/messages/rules/stop";
import { RecruiterShell } from "@/features/shell/components/recruiter-shell";
import { pageContext, requireRecruiter } from "@/lib/server/auth";

export default async function RecruiterLayout({ children }: { children: ReactNode }) {
  const { name, role } = await requireRecruiter();
  const narrow = (await cookies()).get("callback.nav")?.value === "narrow";
  return (
    <RecruiterShell user={{ name, role: roles[role] }} narrow={narrow}>
      <Stops />
      {children}
    </RecruiterShell>
  );
}

/** Asked while the page asks for what it shows, not before it. */
async function Stops() {
  const context = await pageContext();
  const stops = await listStops(context);
  return <SendingBanner stops={stops.map((stop) => wordsOfStop(stop, context.actor.zone, context.now))} />;
}

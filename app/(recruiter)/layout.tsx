import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { roles } from "@/db/vocabulary/recruiters";
import { RecruiterShell } from "@/features/shell/components/recruiter-shell";
import { requireRecruiter } from "@/lib/server/auth";

export default async function RecruiterLayout({ children }: { children: ReactNode }) {
  const { name, role } = await requireRecruiter();
  const narrow = (await cookies()).get("callback.nav")?.value === "narrow";
  return (
    <RecruiterShell user={{ name, role: roles[role] }} narrow={narrow}>
      {children}
    </RecruiterShell>
  );
}

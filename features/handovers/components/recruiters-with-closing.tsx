"use client";

import { useState } from "react";
import type { Role } from "@/db/vocabulary/recruiters";
import { RecruiterList } from "@/features/recruiters/components/recruiter-list";
import { CloseAccount } from "./close-account";

type Listed = { id: string; name: string; email: string; role: Role };

/** Everybody who signs in, and the question that comes before an account is closed. */
export function RecruitersWithClosing(props: {
  recruiters: Listed[];
  me: string;
  mayChange: boolean;
  secondSteps: string[];
}) {
  const [leaving, setLeaving] = useState<Listed | null>(null);
  return (
    <>
      <RecruiterList {...props} onCloseAccount={setLeaving} />
      {leaving ? (
        <CloseAccount leaving={leaving} colleagues={props.recruiters} onClose={() => setLeaving(null)} />
      ) : null}
    </>
  );
}

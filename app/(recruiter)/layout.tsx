import type { ReactNode } from "react";
import { RecruiterFrame } from "@/features/shell/components/recruiter-frame";

export default function RecruiterLayout({ children }: { children: ReactNode }) {
  return <RecruiterFrame ofPage>{children}</RecruiterFrame>;
}

"use client";

import type { ReactNode } from "react";
import buttons from "@/components/button.module.css";
import type { StartDraftInput } from "../inputs";
import { useStartDraft } from "./use-start-draft";

type Props = { to: StartDraftInput; variant?: "filled" | "default"; label?: string; children: ReactNode };

/** Begins an outreach to whoever was chosen. */
export function EmailButton({ to, variant = "filled", label, children }: Props) {
  const { begin, pending } = useStartDraft();
  return (
    <button
      type="button"
      className={buttons[variant]}
      aria-label={label}
      aria-busy={pending || undefined}
      disabled={pending}
      onClick={() => begin(to)}
    >
      {children}
    </button>
  );
}

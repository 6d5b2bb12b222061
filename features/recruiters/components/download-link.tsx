"use client";

import type { ReactNode } from "react";
import { useAction } from "@/components/form/use-action";
import { confirmDownloadAction } from "../actions/own-account";

/** A link to a download that wants to know that it is still the one who signed in: it asks for that, then leads there. */
export function DownloadLink({ href, children }: { href: string; children: ReactNode }) {
  const { run, pending } = useAction(confirmDownloadAction, { onDone: () => window.location.assign(href) });
  return (
    <a
      href={href}
      download
      aria-disabled={pending}
      onClick={(event) => {
        event.preventDefault();
        if (!pending) run({});
      }}
    >
      {children}
    </a>
  );
}

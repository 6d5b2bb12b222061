"use client";

import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { NonceContext } from "./nonce";
import { Toasts } from "./toasts";

/** URL state and notices around every page. */
export function Providers({ nonce, children }: { nonce: string; children: ReactNode }) {
  return (
    <NonceContext value={nonce}>
      <NuqsAdapter>{children}</NuqsAdapter>
      <Toasts />
    </NonceContext>
  );
}

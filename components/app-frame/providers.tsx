"use client";

import { MantineProvider } from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { cssVariables, theme } from "../theme";

/** Theme, URL state and toasts around every page. `nonce` lets the kit's style tags pass the content security policy. */
export function Providers({ nonce, children }: { nonce: string; children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      cssVariablesResolver={cssVariables}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <NuqsAdapter>{children}</NuqsAdapter>
      <Notifications position="bottom-right" limit={3} autoClose={8000} />
    </MantineProvider>
  );
}

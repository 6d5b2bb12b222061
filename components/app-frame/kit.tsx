"use client";

import { MantineContext, MantineProvider } from "@mantine/core";
import { useContext, type ReactNode } from "react";
import { theme } from "../theme";
import { NonceContext } from "./nonce";

/**
 * What the kit's parts need around them. Screens that are drawn without it do not load the kit at all: so each page
 * with forms puts it around itself, and what is loaded on demand brings it along. The colors and sizes stand in
 * app/theme.css.
 */
export function Kit({ children }: { children: ReactNode }) {
  const nonce = useContext(NonceContext);
  if (useContext(MantineContext)) return children;
  return (
    <MantineProvider
      theme={theme}
      withCssVariables={false}
      withGlobalClasses={false}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      {children}
    </MantineProvider>
  );
}

"use client";

import {
  convertCssVariables,
  DEFAULT_THEME,
  deepMerge,
  defaultCssVariablesResolver,
  MantineProvider,
  mergeMantineTheme,
} from "@mantine/core";
import { Notifications } from "@mantine/notifications";
import { NuqsAdapter } from "nuqs/adapters/next/app";
import type { ReactNode } from "react";
import { cssVariables, theme } from "../theme";

const usual = defaultCssVariablesResolver(DEFAULT_THEME);
const merged = mergeMantineTheme(DEFAULT_THEME, theme);
const all = deepMerge(defaultCssVariablesResolver(merged), cssVariables(merged));
/** What differs from the kit's own style sheet. The kit would compute this anew for every page. */
const ours = convertCssVariables({
  variables: without(all.variables, usual.variables),
  light: without(all.light, usual.light),
  dark: without(all.dark, usual.dark),
});

function without(some: Record<string, string>, usually: Record<string, string>) {
  return Object.fromEntries(Object.entries(some).filter(([name, value]) => usually[name] !== value));
}

/**
 * Theme, URL state and toasts around every page. `nonce` lets the kit's style tags pass the content security policy.
 */
export function Providers({ nonce, children }: { nonce: string; children: ReactNode }) {
  return (
    <MantineProvider
      theme={theme}
      withCssVariables={false}
      withGlobalClasses={false}
      defaultColorScheme="auto"
      getStyleNonce={() => nonce}
    >
      <style data-mantine-styles nonce={nonce} dangerouslySetInnerHTML={{ __html: ours }} />
      <NuqsAdapter>{children}</NuqsAdapter>
      <Notifications position="bottom-right" limit={3} autoClose={8000} />
    </MantineProvider>
  );
}

import { useEffect, useSyncExternalStore } from "react";

export const colorSchemes = { auto: "Match system", light: "Light", dark: "Dark" } as const;
export type ColorScheme = keyof typeof colorSchemes;

/** Where the kit keeps the choice, and where its script finds it before the page is drawn. */
const item = "mantine-color-scheme-value";

function read(): ColorScheme {
  const kept = localStorage.getItem(item);
  return kept === "light" || kept === "dark" ? kept : "auto";
}

function subscribe(changed: () => void) {
  addEventListener("storage", changed);
  return () => removeEventListener("storage", changed);
}

function choose(scheme: ColorScheme) {
  localStorage.setItem(item, scheme);
  // Other tabs hear of it by themselves. This one and the kit in it listen for the same event.
  dispatchEvent(new StorageEvent("storage", { key: item, newValue: scheme, storageArea: localStorage }));
}

/** Light, dark or as the system has it, and how to choose it. The choice is this browser's. */
export function useColorScheme() {
  return [useSyncExternalStore(subscribe, read, (): ColorScheme => "auto"), choose] as const;
}

/** Shows the chosen scheme, also when another tab chooses or the system changes. */
export function useShownScheme() {
  useEffect(() => {
    const dark = matchMedia("(prefers-color-scheme: dark)");
    function show() {
      const scheme = read();
      const shown = scheme === "auto" ? (dark.matches ? "dark" : "light") : scheme;
      document.documentElement.setAttribute("data-mantine-color-scheme", shown);
    }
    const leaving = new AbortController();
    dark.addEventListener("change", show, leaving);
    addEventListener("storage", show, leaving);
    return () => leaving.abort();
  }, []);
}

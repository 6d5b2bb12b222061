import { useEffect } from "react";

const scheme = "data-mantine-color-scheme";

/** Paper is white, and nothing on it can be opened: what is folded up is unfolded until it is printed. */
export function usePaper() {
  useEffect(() => {
    const leaving = new AbortController();
    const { signal } = leaving;
    const root = document.documentElement;
    let screen: string | null = null;
    let unfolded: HTMLDetailsElement[] = [];
    addEventListener(
      "beforeprint",
      () => {
        screen ??= root.getAttribute(scheme);
        root.setAttribute(scheme, "light");
        unfolded = [...document.querySelectorAll<HTMLDetailsElement>("#main details:not([open])")];
        for (const details of unfolded) details.open = true;
      },
      { signal },
    );
    addEventListener(
      "afterprint",
      () => {
        if (screen) root.setAttribute(scheme, screen);
        screen = null;
        for (const details of unfolded) details.open = false;
        unfolded = [];
      },
      { signal },
    );
    return () => leaving.abort();
  }, []);
}

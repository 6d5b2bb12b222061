import type { Page } from "@playwright/test";

type What = "clicks" | "keys";
declare global {
  // What the page calls for each press.
  var countPress: ((what: What) => Promise<void>) | undefined;
}

/** Counts what a person presses from now on, over every page that it leads to. */
export async function countPresses(page: Page): Promise<Record<What, number>> {
  const counted = { clicks: 0, keys: 0 };
  await page.exposeFunction("countPress", (what: What) => {
    counted[what] += 1;
  });
  const listen = () => {
    addEventListener("pointerdown", () => void globalThis.countPress?.("clicks"), true);
    addEventListener("keydown", () => void globalThis.countPress?.("keys"), true);
  };
  await page.addInitScript(listen);
  await page.evaluate(listen);
  return counted;
}

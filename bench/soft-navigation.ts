import type { Browser } from "@playwright/test";
import { signedIn } from "./browser";
import type { Web } from "./web";

/** What the browser sends with a click on a link, beside the path. */
export type SoftNavigation = { query: string; headers: Record<string, string> };

/**
 * Clicks a link on a screen that is not measured and notes how the browser asked for the next one. What it sends says
 * where the click was made and not where it leads, so it does for any screen.
 */
export async function noteClick(browser: Browser, web: Web): Promise<SoftNavigation> {
  const window = await signedIn(browser, web, 0);
  const page = await window.newPage();
  await page.goto("/templates");
  const asked = page.waitForRequest((request) => {
    const headers = request.headers();
    return headers.rsc === "1" && headers["next-router-prefetch"] === undefined;
  });
  await page.getByRole("navigation").getByRole("link", { name: "Candidates" }).first().click();
  const request = await asked;
  const named = Object.entries(await request.allHeaders()).filter(([name]) => /^(rsc|next-.*)$/.test(name));
  const query = `_rsc=${new URL(request.url()).searchParams.get("_rsc") ?? ""}`;
  await page.waitForURL("**/candidates");
  await window.close();
  return { query, headers: Object.fromEntries(named) };
}

/** The path as a click asks for it. */
export function clicked(path: string, { query }: SoftNavigation): string {
  return `${path}${path.includes("?") ? "&" : "?"}${query}`;
}

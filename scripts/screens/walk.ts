import { join } from "node:path";
import type { Browser, BrowserContext, Page } from "@playwright/test";
import { demoPassword, staff } from "@/local/demo/firm";
import type { Target, Screen } from "./screen";

const schemes = ["light", "dark"] as const;
/** A picture shows the page to its end, or to where nobody scrolls to look at it. */
const widths = [
  { width: 1280, height: 800, tallest: 2400 },
  { width: 820, height: 1180, tallest: 2400 },
  { width: 390, height: 844, tallest: 2600 },
];

type Who = NonNullable<Screen["as"]>;
export type Walk = { browser: Browser; url: string; target: Target; folder: string };

/** Opens each screen in each width, light and dark. Returns what went wrong, by screen. */
export async function walk({ browser, url, target, folder }: Walk, screens: Screen[]) {
  const problems: string[] = [];
  for (const size of widths) {
    const visitors = new Map<Who, BrowserContext>();
    for (const screen of screens) {
      if (screen.widths && !screen.widths.includes(size.width)) continue;
      const who = screen.as ?? "recruiter";
      const visitor = visitors.get(who) ?? (await enter(browser, url, who, size));
      visitors.set(who, visitor);
      const page = await visitor.newPage();
      page.setDefaultTimeout(8000);
      page.on("pageerror", ({ message }) => problems.push(`${screen.name} ${size.width}: ${message}`));
      try {
        await screen.before?.(target);
        await open(page, screen, target);
        await screen.act?.(page, target);
        const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
        if (tooWide > 0) throw new Error(`${tooWide} px wider than the window`);
      } catch (error) {
        problems.push(`${screen.name} ${size.width}: ${(error as Error).message.split("\n").slice(0, 3).join(" ")}`);
      }
      await takePictures(page, join(folder, `${screen.name}-${size.width}`), size);
      await screen.after?.(target);
      await page.close();
    }
    await Promise.all([...visitors.values()].map((visitor) => visitor.close()));
  }
  return problems;
}

export async function enter(browser: Browser, url: string, who: Who, viewport: { width: number; height: number }) {
  const visitor = await browser.newContext({
    baseURL: url,
    viewport,
    locale: "en-US",
    timezoneId: "America/New_York",
    reducedMotion: "reduce",
  });
  const login = staff.find(({ role }) => role === who);
  if (!login) return visitor;
  const page = await visitor.newPage();
  await page.goto("/login");
  await page.getByLabel("Email").fill(login.email);
  await page.getByLabel("Password", { exact: true }).fill(demoPassword);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(/today/);
  await page.close();
  return visitor;
}

async function open(page: Page, { path }: Screen, target: Target) {
  await page.goto(typeof path === "string" ? path : path(target));
  await page.locator("h1, h2, [role=dialog]").first().waitFor();
  await page.waitForLoadState("networkidle");
}

async function takePictures(page: Page, name: string, { width, height, tallest }: (typeof widths)[number]) {
  // The page scrolls within its frame: the window grows until there is nothing left to scroll.
  const wanted = await page.evaluate(() => {
    const scrolls = [...document.querySelectorAll<HTMLElement>("main, main section, .mantine-Drawer-content")];
    const hidden = Math.max(0, ...scrolls.map((one) => one.scrollHeight - one.clientHeight));
    return Math.max(document.documentElement.scrollHeight, window.innerHeight + hidden);
  });
  await page.setViewportSize({ width, height: Math.min(Math.max(wanted, height), tallest) });
  for (const scheme of schemes) {
    await page.emulateMedia({ colorScheme: scheme });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    await page.screenshot({ path: `${name}-${scheme}.png` });
  }
}

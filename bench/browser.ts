import { type Browser, type BrowserContext, chromium } from "@playwright/test";
import { findChromium } from "../scripts/chromium";
import type { Web } from "./web";

/** The tests' browser, without what it does by itself in the background. It ends with the stack. */
export async function openBrowser(stack: AsyncDisposableStack): Promise<Browser> {
  const browser = await chromium.launch({
    executablePath: await findChromium(),
    args: [
      ...(process.getuid?.() === 0 ? ["--no-sandbox"] : []),
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--no-first-run",
    ],
  });
  stack.defer(() => browser.close());
  return browser;
}

/** A window at the web process, signed in as one of its recruiters. It ends with the browser. */
export async function signedIn(browser: Browser, web: Web, user: number): Promise<BrowserContext> {
  const window = await browser.newContext({ baseURL: web.url, viewport: { width: 1280, height: 800 } });
  const [name = "", ...value] = web.visitorOf(user).cookie.split("=");
  await window.addCookies([{ name, value: value.join("="), url: web.url }]);
  return window;
}

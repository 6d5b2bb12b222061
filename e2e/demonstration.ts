import type { BrowserContext, Page } from "@playwright/test";
import { openDemonstration } from "@/scripts/screens/demonstration";
import type { Screen, Target } from "@/scripts/screens/screen";
import { screens as table } from "@/scripts/screens/table";
import { enter } from "@/scripts/screens/walk";
import { listDoors } from "./doors";
import { listening, test as base } from "./fixtures";

type Size = { width: number; height: number };
export type Demonstration = {
  target: Target;
  /** The pages of the router that the table of screens does not name; one about a thing has to be named there. */
  others: Screen[];
  open: (screen: Screen, size: Size) => Promise<Page>;
};

/** A list is as wide with some of its rows as with all of them. */
const fewRows = "tbody tr:nth-child(n+13), :is(ul, ol) > li:nth-child(n+13) { display: none !important }";

/** The demonstration firm, in an installation of its own: what is on these screens is long, late and held. */
export const test = base.extend<object, { demonstration: Demonstration }>({
  demonstration: [
    async ({ browser }, give) => {
      await using stack = new AsyncDisposableStack();
      const { url, target } = await openDemonstration(browser, stack);

      const visitors = new Map<string, BrowserContext>();
      const visitorOf = async (who: NonNullable<Screen["as"]>) => {
        const visitor = visitors.get(who) ?? (await enter(browser, url, who, { width: 1280, height: 800 }));
        if (!visitors.has(who)) stack.defer(() => visitor.close());
        visitors.set(who, visitor);
        return visitor;
      };
      const named = table.map(({ path }) => (typeof path === "string" ? path : path(target)).replace(/\?.*/, ""));
      const others = (await listDoors())
        .filter(({ page, pattern }) => page && !named.some((path) => fits(pattern, path)))
        .map(({ pattern }): Screen => ({ name: pattern, path: pattern, as: "admin" }));
      await give({
        target,
        others,
        async open({ path, as = "recruiter" }, size) {
          const page = listening(await (await visitorOf(as)).newPage());
          page.setDefaultTimeout(15_000);
          await page.setViewportSize(size);
          await page.goto(typeof path === "string" ? path : path(target));
          await page.locator("h1, h2, [role=dialog]").first().waitFor();
          await page.addStyleTag({ content: fewRows });
          return page;
        },
      });
    },
    { scope: "worker", timeout: 240_000 },
  ],
});

/** Whether an address leads to this page. */
function fits(pattern: string, path: string) {
  const parts = path.split("/");
  const wanted = pattern.split("/");
  return parts.length === wanted.length && wanted.every((part, at) => part.startsWith("[") || part === parts[at]);
}

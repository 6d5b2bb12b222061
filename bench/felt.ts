import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Page } from "@playwright/test";
import { buildIfStale } from "../local/build";
import { openBrowser, signedIn } from "./browser";
import { idOf } from "./copy";
import { awaitChange, countInteractions, dropCard, slowestInteraction, untilPainted, type Change } from "./felt-page";
import { startFirm } from "./firm";
import { kind } from "./kinds";
import { percentile, rounded } from "./measure";
import type { Asked, Outcome } from "./outcome";
import { say } from "./say";
import { openWeb } from "./web";

/** From a click to what it asked for, painted. */
const goalMs = 100;
const slowdown = 4;
const runs = { warmUp: 5, counted: 40 };

/**
 * What a recruiter waits in a browser whose processor is four times slower than this machine's: from the click, key or
 * drop to the frame after it shows what was asked for. `bare_ms` is a click between two pages with nothing on them.
 */
export async function benchFelt({ people }: Asked, stack: AsyncDisposableStack): Promise<Outcome> {
  const folder = mkdtempSync(join(tmpdir(), "callback-bench-"));
  stack.defer(() => rmSync(folder, { recursive: true, force: true }));
  say("The build");
  await buildIfStale(stack, join(folder, "build.log"));
  const firm = await startFirm(people, folder, stack);
  say("The web process and the browser");
  const web = await openWeb(firm, { name: "here", checkout: ".", users: 1 }, stack);
  const window = await signedIn(await openBrowser(stack), web, 0);
  // tsx gives the functions that are sent to the page their names by a helper that the page does not have.
  await window.addInitScript("globalThis.__name = (named) => named");
  await window.addInitScript(countInteractions);
  const page = await window.newPage();
  const never: string[] = [];
  page.on("pageerror", (error) => never.push(`A page failed: ${error.message}`));
  const throttle = await window.newCDPSession(page);
  await throttle.send("Emulation.setCPUThrottlingRate", { rate: slowdown });

  const figures: Record<string, number[]> = {};
  const interactions: number[] = [];
  for (const { name, path, ready, act } of habits) {
    say(name);
    await page.goto(path);
    await page.locator(ready).first().waitFor();
    // What is pressed before the page listens is lost, and a slowed browser takes its time.
    await page.waitForLoadState("networkidle");
    for (let run = 0; run < runs.warmUp + runs.counted; run += 1) {
      const taken = await Promise.race([act(page, run), web.ended()]);
      if (run < runs.warmUp) continue;
      for (const [figure, ms] of Object.entries(taken)) (figures[figure] ??= []).push(ms);
    }
    interactions.push(await page.evaluate(slowestInteraction));
  }
  const line = Object.fromEntries(
    Object.entries(figures).map(([figure, samples]) => [figure, rounded(percentile(samples, 95))]),
  );
  return {
    line: { people, ...line, inp_ms: Math.max(...interactions) },
    never: never.slice(0, 10),
    goalMs,
    slowdown,
    at: new Date().toISOString(),
    medians: Object.fromEntries(
      Object.entries(figures).map(([figure, samples]) => [figure, rounded(percentile(samples, 50))]),
    ),
  };
}

type Habit = {
  name: string;
  path: string;
  /** There once the screen can be used. */
  ready: string;
  /** Does it once, and returns the ms of what is measured; leaves the screen as it found it, or further on. */
  act: (page: Page, run: number) => Promise<Record<string, number>>;
};

const rows = "tr[data-id]";
const columnOf = (run: number) => (run % 2 === 0 ? ["sourced", "screened"] : ["screened", "sourced"]);

const habits: Habit[] = [
  {
    name: "A click between bare pages",
    path: "/settings/account",
    ready: "main h2",
    async act(page, run) {
      const [name, there] = run % 2 === 0 ? ["Templates", "main h1"] : ["Settings", "main h1"];
      const link = page.getByRole("navigation", { name: "Main", exact: true }).getByRole("link", { name });
      return { bare_ms: await painted(page, "click", { selector: there }, () => link.click()) };
    },
  },
  {
    name: "The next page of Candidates",
    path: "/candidates",
    ready: rows,
    async act(page) {
      const turn = (name: RegExp) =>
        painted(page, "click", { selector: rows }, () => page.getByRole("button", { name }).click());
      const next_page_ms = await turn(/^Next$/);
      await turn(/^(First|Previous)$/);
      return { next_page_ms };
    },
  },
  {
    name: "A filter of Candidates",
    path: "/candidates",
    ready: rows,
    async act(page) {
      await page.getByRole("button", { name: "State", exact: true }).click();
      const choice = page.getByRole("dialog", { name: "State" }).getByRole("checkbox", { name: "Texas" });
      const filter_ms = await painted(page, "click", { selector: rows }, () => choice.click());
      await page.keyboard.press("Escape");
      await painted(page, "click", { selector: rows }, () =>
        page.getByRole("button", { name: "Remove filter State" }).click(),
      );
      return { filter_ms };
    },
  },
  {
    name: "A card of a board of 200",
    path: `/positions/${idOf(kind.position, 0)}/board`,
    ready: '[style*="--board-top"] [data-card]',
    async act(page, run) {
      const card = page.locator("[data-card]").nth(run % 10);
      const facts = "[role=dialog] dl";
      const open_card_ms = await painted(page, "click", { selector: facts }, () =>
        card.getByRole("button").first().click(),
      );
      await page.keyboard.press("Escape");
      await page.locator(facts).waitFor({ state: "detached" });
      return { open_card_ms };
    },
  },
  {
    name: "A card dropped in another column",
    path: `/positions/${idOf(kind.position, 0)}/board`,
    ready: '[style*="--board-top"] [data-card]',
    async act(page, run) {
      const [from, to] = columnOf(run);
      const card = page.locator(`[data-stage=${from}] [data-card]`).first();
      const id = await card.getAttribute("data-card");
      const saved = page.waitForResponse((answer) => answer.request().method() === "POST");
      const there = `[data-stage=${to}] [data-card="${id}"]`;
      const drag_settled_ms = await painted(page, "drop", { selector: there }, () =>
        page.evaluate(dropCard, { card: `[data-card="${id}"]`, column: `[data-stage=${to}]` }),
      );
      await saved;
      return { drag_settled_ms };
    },
  },
  {
    name: "The palette",
    path: "/candidates",
    ready: rows,
    async act(page, run) {
      const field = "input[role=combobox][aria-label^='Search people']";
      const palette_ms = await painted(page, "keydown", { selector: field, key: "k" }, () =>
        page.keyboard.press("Control+k"),
      );
      const found = "[role=group][aria-label=People] [role=option]";
      const palette_found_ms = await painted(page, "input", { selector: found }, () =>
        page.keyboard.insertText(["smith", "garcia", "johnson", "williams"][run % 4] as string),
      );
      await page.keyboard.press("Escape");
      await page.locator(field).waitFor({ state: "detached" });
      return { palette_ms, palette_found_ms };
    },
  },
];

/** Does something and returns the ms from its event to the frame that shows the change. */
async function painted(page: Page, event: string, change: Omit<Change, "event" | "before">, act: () => Promise<void>) {
  // Before it is done: what is asked of the page and what is pressed reach it by two ways.
  await page.evaluate(awaitChange, { event, ...change });
  await act();
  return page.evaluate(untilPainted);
}

import type { Page } from "@playwright/test";
import type { Screen } from "@/scripts/screens/screen";
import { screens } from "@/scripts/screens/table";
import { type Demonstration, test } from "./demonstration";
import { axeFindings, expect } from "./fixtures";
import { measure, measureFocus } from "./measure";

/**
 * Every screen of the demonstration firm, every form and menu that the table of screens opens, and every page of the
 * router beside them, at every width: nothing is cut, broken, covered, out of reach or too small to hit, and what has the
 * focus is seen. A page of 1280 px at 200 % is one of 640 px. `npm test` without CI=true looks at all of them.
 */
const heights = { 320: 640, 390: 844, 640: 400, 768: 1024, 834: 1112, 1024: 768, 1280: 800, 1920: 1080 } as const;
type Width = keyof typeof heights;
/** CI looks at both ends, and at each screen every sixth day: its time is short. Without CI=true all of it is looked at. */
const day = Math.floor(Date.now() / 86_400_000);
const ends: Width[] = [320, 1280];
const widths = process.env.CI ? ends : (Object.keys(heights).map(Number) as Width[]);
/** Where something is opened on the page: it is opened anew at each, for it is placed when it opens. */
const widthsOfOpened = ends;
const withFocus: Width[] = process.env.CI ? [320] : ends;
/** In which colors axe looks at both ends. CI takes one for each, and the other one the next time. */
const colorsAt = (width: Width): ("light" | "dark")[] => {
  if (!ends.includes(width)) return [];
  if (!process.env.CI) return ["light", "dark"];
  return [(width === 320) === (Math.floor(day / 6) % 2 === 0) ? "dark" : "light"];
};

/** One installation for all of it, a few screens at a time. */
test.describe.configure({ mode: "default", timeout: 1_200_000 });
const lanes = 3;

// The inbox is of the stand-ins, and no screen of Callback.
const own = screens.filter(({ name }) => !name.startsWith("inbox"));
const stopped = own.filter(({ before }) => before);

test("every screen fits every width that is looked at", async ({ demonstration }) => {
  const all = [...own.filter((screen) => !stopped.includes(screen)), ...demonstration.others];
  const queue = process.env.CI ? all.filter((_, index) => index % 6 === day % 6) : all;
  const found: string[] = [];
  const walk = async () => {
    for (let screen = queue.shift(); screen; screen = queue.shift())
      found.push(...(await problemsOf(screen, demonstration)));
  };
  await Promise.all(Array.from({ length: lanes }, walk));
  expect(found).toEqual([]);
});

test("so does every screen of a firm in which something has stopped", async ({ demonstration }) => {
  const found: string[] = [];
  for (const screen of stopped) {
    await screen.before?.(demonstration.target);
    found.push(...(await problemsOf(screen, demonstration)));
    await screen.after?.(demonstration.target);
  }
  expect(found).toEqual([]);
});

/** One that does not open is a problem like the others, and does not hide them. */
async function problemsOf(screen: Screen, demonstration: Demonstration): Promise<string[]> {
  const found: string[] = [];
  try {
    await look(screen, demonstration, found);
  } catch (error) {
    found.push(`${screen.name} does not open: ${String(error).slice(0, 400)}`);
  }
  return found;
}

async function look(screen: Screen, demonstration: Demonstration, found: string[]) {
  const tell = (width: Width, problems: string[]) =>
    found.push(...problems.map((problem) => `${screen.name} at ${width}: ${problem}`));
  await (screen.act ? lookOpened(screen, demonstration, tell) : lookAtPage(screen, demonstration, tell));
}

type Tell = (width: Width, problems: string[]) => void;

/** What is opened on a page is placed when it opens, so it is opened anew at each width. */
async function lookOpened(screen: Screen, { open, target }: Demonstration, tell: Tell) {
  for (const width of widthsOfOpened.filter((one) => screen.widths?.includes(one) ?? true)) {
    const page = await open(screen, sizeOf(width));
    await screen.act?.(page, target);
    await drawn(page);
    tell(width, await measure(page));
    tell(width, await axeAt(page, width));
    tell(width, await measureFocus(page));
    await page.close();
  }
}

/** A page by itself stays, and the window changes. */
async function lookAtPage(screen: Screen, { open }: Demonstration, tell: Tell) {
  const page = await open(screen, sizeOf(widths[0] ?? 320));
  for (const width of widths) {
    await page.setViewportSize(sizeOf(width));
    await drawn(page);
    tell(width, await measure(page));
    tell(width, await axeAt(page, width));
  }
  // A list of choices opens with the focus and may stay for a moment: no other measure comes after this one.
  for (const width of withFocus) {
    await page.setViewportSize(sizeOf(width));
    await drawn(page);
    tell(width, await measureFocus(page));
  }
  await page.close();
}

async function axeAt(page: Page, width: Width): Promise<string[]> {
  const findings: string[] = [];
  for (const colorScheme of colorsAt(width)) {
    await page.emulateMedia({ colorScheme });
    await drawn(page);
    findings.push(...(await axeFindings(page)).map((finding) => `in ${colorScheme}, ${finding}`));
  }
  return findings;
}

const sizeOf = (width: Width) => ({ width, height: heights[width] });

/** What moves itself into its place has done so, and what fades in is there. */
async function drawn(page: Page) {
  await page.evaluate(async () => {
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    // One that is canceled is not waited for.
    await Promise.allSettled(document.getAnimations().map(({ finished }) => finished));
  });
}

import type { Page } from "@playwright/test";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { expect, test } from "./fixtures";
import { makeBoard } from "./on-board";

/** Holds every script that is asked for from here on. Returns how to let them go. */
async function holdScripts(page: Page) {
  let letGo: () => void = () => undefined;
  const free = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  await page.route(/\/_next\/static\/.*\.js/, async (route) => {
    await free;
    await route.continue();
  });
  return letGo;
}

/** Opens a page whose scripts do not arrive until they are let go: it is seen, and does not listen. */
async function openDeaf(page: Page, path: string) {
  const letGo = await holdScripts(page);
  await page.evaluate((to) => location.assign(to), path);
  await page.waitForURL(`**${path}`, { waitUntil: "commit" });
  return letGo;
}

for (const [list, lines] of [
  ["candidates", "tbody tr"],
  ["templates", "tbody [data-line]"],
  ["positions", "tbody tr"],
] as const)
  test(`keys pressed before ${list} listens are kept for it`, async ({ page, firm, recruiter }) => {
    await makeBoard(firm.as(recruiter.recruiter), { names: ["Ada Early", "Bea Early"] });
    await page.goto("/settings");
    const letGo = await openDeaf(page, `/${list}`);
    const line = page.locator(lines);
    await line.nth(1).waitFor();
    await page.keyboard.press("j");
    await page.keyboard.press("j");
    await expect(line.nth(1)).not.toBeFocused();
    letGo();
    await expect(line.nth(1)).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page).toHaveURL(new RegExp(`/${list}/[0-9a-f-]{36}`));
  });

test("the palette opens for a key pressed before the page listens", async ({ page, recruiter }) => {
  expect(recruiter.recruiter.role).toBe("recruiter");
  await page.goto("/settings");
  const letGo = await openDeaf(page, "/today");
  await page.getByRole("heading", { name: "Today" }).waitFor();
  await page.keyboard.press("Control+k");
  letGo();
  await expect(page.getByRole("combobox", { name: /^Search people/ })).toBeFocused();
});

test("what is typed while the palette is being loaded stands in its field, and Enter counts", async ({
  page,
  firm,
  recruiter,
}) => {
  const lastName = `Early${Math.random().toString(36).slice(2, 8)}`;
  await addCandidate(firm.as(recruiter.recruiter), { firstName: "Xena", lastName });
  await page.goto("/candidates");
  await page.keyboard.press("j");
  const letGo = await holdScripts(page);
  await page.keyboard.press("Control+k");
  // The letters are verbs of the row that has the focus: none of them may reach it.
  await page.keyboard.type(`xena ${lastName}`);
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/candidates$/);
  letGo();
  await expect(page.getByRole("heading", { name: `Xena ${lastName}` })).toBeVisible();
});

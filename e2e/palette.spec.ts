import { existsSync, readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { addClient } from "@/features/clients/mutations/add-client";
import { addPosition } from "@/features/positions/mutations/add-position";
import { axeFindings, expect, test } from "./fixtures";

const field = (page: Page) => page.getByRole("combobox", { name: /^Search people/ });
const option = (page: Page, name: RegExp) => page.getByRole("option", { name });
const someName = () =>
  `Zq${Math.random()
    .toString(36)
    .replace(/[^a-z]/g, "")
    .slice(0, 8)}`;
const someNumber = () => `+1813${2_000_000 + Math.floor(Math.random() * 7_000_000)}`;

test("somebody is found with swapped letters and called, by keyboard alone", async ({ page, firm, recruiter }) => {
  const lastName = someName();
  await addCandidate(firm.as(recruiter.recruiter), {
    firstName: "Jonathan",
    lastName,
    phones: [{ raw: someNumber() }],
  });
  await page.goto("/candidates");
  // Also while a field has the focus.
  await page.getByRole("searchbox").or(page.getByRole("textbox")).first().focus();
  const before = await page.evaluate(() => document.activeElement?.outerHTML);
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(field(page)).toBeHidden();
  await expect.poll(() => page.evaluate(() => document.activeElement?.outerHTML)).toBe(before);

  await page.keyboard.press("Meta+k");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(`log a call with jonahtan ${lastName.toLowerCase()}`);
  const call = option(page, new RegExp(`^Log a call with Jonathan ${lastName}`));
  await expect(call).toHaveAttribute("aria-selected", "true");
  await expect(field(page)).toHaveAttribute("aria-activedescendant", (await call.getAttribute("id")) ?? "");
  await page.keyboard.press("Enter");
  const panel = page.getByRole("dialog", { name: `Log activity with Jonathan ${lastName}` });
  await expect(panel.getByRole("button", { name: "Log it" })).toBeVisible();
  await expect.poll(() => panel.evaluate((one) => one.contains(document.activeElement))).toBe(true);
  await page.keyboard.press("Escape");
  await expect(panel).toBeHidden();

  await page.keyboard.press("Control+k");
  await page.keyboard.type(`${lastName.toLowerCase()} jonathan`);
  await expect(option(page, new RegExp(`^Jonathan ${lastName}`))).toHaveAttribute("aria-selected", "true");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/candidates\/[\w-]{36}$/);
  await expect(page.getByRole("heading", { name: `Jonathan ${lastName}` })).toBeVisible();
});

test("Enter straight after the last letter opens who was meant", async ({ page, firm, recruiter }) => {
  const lastName = someName();
  await addCandidate(firm.as(recruiter.recruiter), { firstName: "Quick", lastName });
  await page.goto("/today");
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
  await page.keyboard.type(`quick ${lastName}`);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: `Quick ${lastName}` })).toBeVisible();
});

test("a number, an address, a req number and a client are found, under their headings", async ({
  page,
  firm,
  recruiter,
}) => {
  const context = firm.as(recruiter.recruiter);
  const lastName = someName();
  const raw = someNumber();
  await addCandidate(context, { firstName: "Ana", lastName, phones: [{ raw }], emails: [`a@${lastName}.test`] });
  const clientName = `${someName()} Engineers`;
  const { clientId } = await addClient(context, { name: clientName });
  const reqNumber = `${someName().toUpperCase()}-17`;
  await addPosition(context, {
    clientId,
    reqNumber,
    title: "Bridge Inspector",
    discipline: "structural",
    level: "senior",
    city: "Tampa",
    state: "FL",
    blindDescription: "60-person structural firm, Tampa",
    openings: 1,
  });
  await page.goto("/today");
  await page.keyboard.press("Control+k");
  const found: [string, string, RegExp][] = [
    [`(${raw.slice(2, 5)}) ${raw.slice(5, 8)}-${raw.slice(8, 11)}`, "People", new RegExp(`^Ana ${lastName}`)],
    [`@${lastName}.test`, "People", new RegExp(`^Ana ${lastName}`)],
    [reqNumber.replace("-", "").toLowerCase(), "Positions", /^Bridge Inspector/],
    [clientName.toLowerCase(), "Clients", new RegExp(`^${clientName}`)],
    ["new position", "Actions", /^New position/],
  ];
  for (const [typed, heading, name] of found) {
    await field(page).fill(typed);
    await expect(page.getByRole("group", { name: heading }).getByRole("option", { name }).first()).toBeVisible();
  }
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL("/positions/new");
});

test("without a connection it says so and keeps the words, and finds once there is one", async ({
  page,
  context,
  firm,
  recruiter,
}) => {
  const lastName = someName();
  await addCandidate(firm.as(recruiter.recruiter), { firstName: "Lost", lastName });
  await page.goto("/today");
  await page.keyboard.press("Control+k");
  await expect(field(page)).toBeFocused();
  await context.setOffline(true);
  await page.keyboard.type(lastName);
  await expect(page.getByText("We can't reach Callback. Check your connection, then try again.")).toBeVisible();
  await expect(field(page)).toHaveValue(lastName);
  await context.setOffline(false);
  await page.getByRole("button", { name: "Try again" }).click();
  await expect(option(page, new RegExp(`^Lost ${lastName}`))).toBeVisible();
});

test("the route answers whoever is signed in, and nobody else", async ({ page, recruiter, browser, baseURL }) => {
  expect(recruiter.recruiter.role).toBe("recruiter");
  const answer = await page.request.get("/api/search?search=zzqqxxyy");
  expect(answer.status()).toBe(200);
  expect(await answer.json()).toEqual({ people: [], contacts: [], positions: [], clients: [] });
  expect(answer.headers()["cache-control"]).toBe("private, no-store");
  expect((await page.request.get("/api/search")).status()).toBe(200);
  const stranger = await browser.newContext({ ...(baseURL && { baseURL }) });
  const refused = await stranger.request.get("/api/search?search=ann");
  expect(refused.status()).toBe(401);
  expect(await refused.json()).toEqual({ sentence: "You are signed out." });
  await stranger.close();
});

const hostile = "/work/shared/data/hostile/injection/xss-payload-list.txt";

test("hostile names are text", async ({ page, firm, recruiter }) => {
  const some = existsSync(hostile)
    ? readFileSync(hostile, "utf8")
        .split("\n")
        .filter((line) => /onerror|onload/i.test(line))
        .slice(0, 6)
    : [`<img src=x onerror="document.title='caught'">`, `"><svg onload=alert(1)>`];
  const mark = someName();
  for (const line of some)
    await addCandidate(firm.as(recruiter.recruiter), { firstName: mark, lastName: line.slice(0, 80) });
  page.on("dialog", () => expect("a dialog").toBe("none"));
  await page.goto("/today");
  await page.keyboard.press("Control+k");
  await field(page).fill(mark);
  await expect(option(page, new RegExp(`^${mark}`))).toHaveCount(some.length);
  expect(await page.getByRole("listbox", { name: "Found" }).locator("img, svg, script, iframe").count()).toBe(0);
});

test.describe("a viewer", () => {
  test.use({ role: "viewer" });
  test("finds people and is offered nothing that changes anything", async ({ page, firm, recruiter }) => {
    const lastName = someName();
    await addCandidate(firm.system(), { firstName: "Vera", lastName });
    expect(recruiter.recruiter.role).toBe("viewer");
    await page.goto("/today");
    await page.keyboard.press("Control+k");
    await expect(option(page, /^Go to Today/)).toBeVisible();
    await expect(option(page, /^(New|Add|Import|Log|Email)/)).toHaveCount(0);
    await field(page).fill(lastName);
    await expect(option(page, new RegExp(`^Vera ${lastName}`))).toBeVisible();
    await expect(page.getByRole("option")).toHaveCount(1);
  });
});

for (const [colorScheme, width] of [
  ["light", 1280],
  ["dark", 320],
] as const)
  test.describe(`in ${colorScheme} at ${width} px`, () => {
    test.use({ colorScheme, viewport: { width, height: 720 }, hasTouch: width === 320 });
    test("the palette opens, fits and passes axe", async ({ page, firm, recruiter }) => {
      const lastName = someName();
      await addCandidate(firm.as(recruiter.recruiter), {
        firstName: "Axel",
        lastName,
        phones: [{ raw: someNumber() }],
      });
      await page.goto("/today");
      const button = page.getByRole("button", { name: /^Search/ }).filter({ visible: true });
      await (width === 320 ? button.tap() : button.click());
      await expect(field(page)).toBeVisible();
      await expect(option(page, /^New position/)).toBeVisible();
      const findings = await axeFindings(page);
      await field(page).fill(lastName);
      const line = option(page, new RegExp(`^Axel ${lastName}`));
      await expect(line).toBeVisible();
      findings.push(...(await axeFindings(page)));
      await field(page).fill("zzqqxxyy");
      await expect(page.getByText(/^No matches\./)).toBeVisible();
      findings.push(...(await axeFindings(page)));
      expect(findings).toEqual([]);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      await field(page).fill(lastName);
      await (width === 320 ? line.tap() : line.click());
      await expect(page.getByRole("heading", { name: `Axel ${lastName}` })).toBeVisible();
    });
  });

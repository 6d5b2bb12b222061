import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { addClient } from "@/features/clients/mutations/add-client";
import { addPosition } from "@/features/positions/mutations/add-position";
import { axeFindings, expect, test } from "./fixtures";

/** The end of a name that no other test's client has. */
const ownTail = () => randomUUID().slice(0, 8);
const names = async (page: Page) =>
  (await page.locator("tbody td[data-phone=first] a").allTextContents()).map((name) => name.split(" ")[0]);

test("the list is filtered and sorted, its columns are chosen, and a number leads to the rows it counts", async ({
  page,
  firm,
  recruiter,
}) => {
  const tail = ownTail();
  const context = firm.as(recruiter.recruiter);
  await addClient(context, { name: `Brace ${tail}`, city: "Atlanta", state: "GA", sectors: ["healthcare"] });
  await addClient(context, { name: `Anchor ${tail}`, city: "Tampa", state: "FL" });
  const { clientId } = await addClient(context, { name: `Corbel ${tail}`, city: "Boise", state: "ID" });
  await addPosition(context, {
    clientId,
    title: "Structural Engineer",
    discipline: "structural",
    level: "senior",
    city: "Boise",
    state: "ID",
    blindDescription: "60-person structural firm, Boise",
    openings: 1,
  });
  await page.goto(`/clients?q=${tail}`);
  expect(await names(page)).toEqual(["Anchor", "Brace", "Corbel"]);

  await page.getByRole("button", { name: "Location" }).click();
  await expect(page).toHaveURL(/sort=city/);
  await expect.poll(() => names(page)).toEqual(["Brace", "Corbel", "Anchor"]);
  await page.getByRole("button", { name: "Location" }).click();
  await expect.poll(() => names(page)).toEqual(["Anchor", "Corbel", "Brace"]);
  await expect(page.getByRole("columnheader", { name: "Location" })).toHaveAttribute("aria-sort", "descending");

  await page.getByRole("button", { name: "State", exact: true }).click();
  const states = page.getByRole("dialog", { name: "State" });
  await states.getByLabel("Find State").fill("Idaho");
  await states.getByRole("checkbox", { name: "Idaho" }).check();
  await page.keyboard.press("Escape");
  await expect.poll(() => names(page)).toEqual(["Corbel"]);
  await page.getByRole("button", { name: "Remove filter State" }).click();
  await expect.poll(() => names(page)).toEqual(["Anchor", "Corbel", "Brace"]);

  await page.getByRole("button", { name: "Columns" }).click();
  await page.getByRole("dialog", { name: "Columns" }).getByRole("checkbox", { name: "Sectors" }).check();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("cell", { name: "Healthcare" })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  await page
    .getByRole("row", { name: /Corbel/ })
    .getByRole("link", { name: "1", exact: true })
    .click();
  await expect(page).toHaveURL(new RegExp(`/positions\\?client=${clientId}&state=open`));
  await expect(page.getByRole("link", { name: "Structural Engineer" })).toBeVisible();
});

test("the keyboard walks the list and opens a client", async ({ page, firm, recruiter }) => {
  const tail = ownTail();
  const context = firm.as(recruiter.recruiter);
  await addClient(context, { name: `Anchor ${tail}` });
  await addClient(context, { name: `Brace ${tail}` });
  await page.goto(`/clients?q=${tail}`);
  const second = page.getByRole("row", { name: /^Brace/ });
  // The list listens once the page has come to life; until then a key goes nowhere.
  await expect(async () => {
    await page.getByRole("row", { name: /^Anchor/ }).press("j");
    await expect(second).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press("Enter");
  await expect(page.getByRole("heading", { name: `Brace ${tail}` })).toBeVisible();
});

test("a client is added, gets a contact, and its name is taken from then on", async ({ page, recruiter }) => {
  expect(recruiter.recruiter.role).toBe("recruiter");
  const name = `Halyard ${ownTail()}`;
  await page.goto("/clients");
  await page.getByRole("button", { name: "Add client" }).click();
  const form = page.getByRole("dialog", { name: "Add client" });
  await form.getByRole("button", { name: "Add client" }).click();
  await expect(form.getByText("Enter the company's name.")).toBeVisible();
  await form.getByLabel("Name").fill(name);
  await form.getByLabel("City").fill("Tampa");
  await form.getByLabel("State").selectOption("Florida");
  await form.getByRole("button", { name: "Add client" }).click();
  await expect(page.getByRole("heading", { name })).toBeVisible();
  await expect(page.getByText("No contacts yet")).toBeVisible();

  await page.getByRole("button", { name: "Add contact" }).click();
  const contact = page.getByRole("dialog", { name: "Add contact" });
  await contact.getByLabel("First name").fill("Dana");
  await contact.getByLabel("Last name").fill("Whitfield");
  await contact.getByLabel("Main contact").check();
  await contact.getByRole("button", { name: "Add contact" }).click();
  await expect(page.getByRole("listitem").filter({ hasText: "Dana Whitfield" })).toContainText("Main contact");
  expect(await axeFindings(page)).toEqual([]);

  await page.goto(`/clients?q=${name.split(" ")[1]}`);
  await expect(page.getByRole("row", { name: new RegExp(name) })).toContainText("Dana Whitfield");
  await page.getByRole("button", { name: "Add client" }).click();
  await form.getByLabel("Name").fill(name.toUpperCase());
  await form.getByRole("button", { name: "Add client" }).click();
  await expect(form.getByText(`${name} is a client already.`)).toBeVisible();
});

test("of two tabs that edit one client, the second is told who was first, and keeps what it typed", async ({
  page,
  context,
  firm,
  recruiter,
}) => {
  const name = `Halyard ${ownTail()}`;
  const { clientId } = await addClient(firm.as(recruiter.recruiter), { name });
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await tab.goto(`/clients/${clientId}`);
    await tab.getByRole("button", { name: "Edit", exact: true }).click();
    await expect(tab.getByRole("dialog", { name: `Edit ${name}` }).getByLabel("City")).toBeVisible();
  }
  await other.getByLabel("City").fill("Reno");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByRole("dialog", { name: `Edit ${name}` })).toBeHidden();

  await page.getByLabel("Website").fill("halyard.example");
  await page.getByRole("button", { name: "Save" }).click();
  const form = page.getByRole("dialog", { name: `Edit ${name}` });
  await expect(form.getByText(/^(You|Robin recruiter) changed this /)).toBeVisible();
  await expect(form.getByLabel("Website")).toHaveValue("halyard.example");
  await other.reload();
  await expect(other.getByText("Reno").first()).toBeVisible();
});

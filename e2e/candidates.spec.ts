import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import type { NewCandidate } from "@/features/candidates/inputs/candidate-facts";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { addCandidates } from "@/features/candidates/mutations/add-candidates";
import { axeFindings, expect, test } from "./fixtures";

/** A last name that nobody else's test has, so that a search for it finds this test's people alone. */
const ownName = () => `Q${randomUUID().slice(0, 8)}`;
const firstNames = async (page: Page) =>
  (await page.locator("tbody a[data-row-link]").allTextContents()).map((name) => name.split(" ")[0]);
const heads = (page: Page) => page.getByRole("columnheader").allTextContents();

test("the list is searched, filtered and sorted, and its URL is all that is needed to see it again", async ({
  page,
  firm,
  recruiter,
}) => {
  const lastName = ownName();
  const people: NewCandidate[] = [
    { firstName: "Bea", lastName, discipline: "structural", availableOn: "2030-02-01", state: "FL" },
    { firstName: "Abe", lastName, discipline: "civil", availableOn: "2030-01-01", state: "FL" },
    { firstName: "Cem", lastName, discipline: "structural", availableOn: "2030-03-01", state: "GA" },
  ];
  await addCandidates(firm.as(recruiter.recruiter), people);
  await page.goto("/candidates");
  await page.getByRole("searchbox", { name: "Name, email or phone" }).fill(lastName);
  await expect(page.getByText("1-3 of 3")).toBeVisible();
  expect(await firstNames(page)).toEqual(["Abe", "Bea", "Cem"]);

  await page.getByRole("button", { name: "Available", exact: true }).click();
  await expect(page.getByRole("columnheader", { name: "Available" })).toHaveAttribute("aria-sort", "ascending");
  await page.getByRole("button", { name: "Available", exact: true }).click();
  await expect(page).toHaveURL(/sort=-available/);
  await expect.poll(() => firstNames(page)).toEqual(["Cem", "Bea", "Abe"]);

  await page.getByRole("button", { name: "Discipline", exact: true }).click();
  await page.getByRole("dialog", { name: "Discipline" }).getByRole("checkbox", { name: "Structural" }).check();
  await page.keyboard.press("Escape");
  await expect.poll(() => firstNames(page)).toEqual(["Cem", "Bea"]);
  await expect(page).toHaveURL(/discipline=structural/);

  await page.reload();
  expect(await firstNames(page)).toEqual(["Cem", "Bea"]);
  await page.goBack();
  await expect.poll(() => firstNames(page)).toEqual(["Cem", "Bea", "Abe"]);
});

test("columns are chosen in their menu, stay in the URL, and stand in the order that it lists", async ({
  page,
  firm,
  recruiter,
}) => {
  const lastName = ownName();
  const email = `${randomUUID()}@people.test`;
  await addCandidate(firm.as(recruiter.recruiter), { firstName: "Ines", lastName, emails: [email] });
  await page.goto(`/candidates?q=${lastName}`);
  await expect(page.getByRole("columnheader", { name: "Phone" })).toBeVisible();
  expect(await heads(page)).not.toContain("Email");

  await page.getByRole("button", { name: "Columns" }).click();
  const menu = page.getByRole("dialog", { name: "Columns" });
  await menu.getByRole("checkbox", { name: "Email" }).check();
  await menu.getByRole("checkbox", { name: "Phone" }).uncheck();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("cell", { name: email })).toBeVisible();
  await page.reload();
  await expect(page.getByRole("cell", { name: email })).toBeVisible();
  expect(await heads(page)).not.toContain("Phone");

  await page.goto(`/candidates?q=${lastName}&columns=email,trade&widths=email:320`);
  const chosen = ["Name", "Email", "Discipline", "More"];
  await expect.poll(async () => (await heads(page)).filter(Boolean)).toEqual(chosen);
  expect((await page.getByRole("columnheader", { name: "Email" }).boundingBox())?.width).toBeGreaterThanOrEqual(320);
  expect(await axeFindings(page)).toEqual([]);
});

test("people are chosen over pages, or as all that match, and are given an owner at once", async ({
  page,
  firm,
  recruiter,
}) => {
  const lastName = ownName();
  const ownerId = recruiter.recruiter.id;
  const people = Array.from({ length: 53 }, (_, at) => ({ firstName: `P${100 + at}`, lastName, ownerId }));
  await addCandidates(firm.as(recruiter.recruiter), people);
  await page.goto(`/candidates?q=${lastName}`);
  const selection = page.getByRole("region", { name: "Selected rows" });

  await page.getByRole("checkbox", { name: "Select this page" }).check();
  await expect(selection.getByRole("status")).toHaveText("50 selected");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText("51-53 of 53")).toBeVisible();
  await page.getByRole("checkbox", { name: `Select P151 ${lastName}` }).check();
  await expect(selection.getByRole("status")).toHaveText("51 selected");
  await giveToNobody(page, 51);
  await expect(page.getByText("51 candidates unassigned.")).toBeVisible();
  await expect(selection).toBeHidden();

  await page.goto(`/candidates?q=${lastName}&owner=${ownerId}`);
  await expect.poll(async () => firstNames(page)).toEqual(["P150", "P152"]);
  await page.goto(`/candidates?q=${lastName}&owner=nobody`);
  await page.getByRole("checkbox", { name: `Select P100 ${lastName}` }).check();
  await selection.getByRole("button", { name: "Select all 51 matching" }).click();
  await expect(selection.getByRole("status")).toHaveText("All 51 selected");
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole("checkbox", { name: `Select P100 ${lastName}` }).uncheck();
  await expect(selection.getByRole("status")).toHaveText("All 51 but 1 selected: 50");
  await page.getByRole("button", { name: "Next" }).click();
  await expect(page.getByText("51-51 of 51")).toBeVisible();
  await expect(selection.getByRole("status")).toHaveText("All 51 but 1 selected: 50");

  await addCandidate(firm.as(recruiter.recruiter), { firstName: "P199", lastName });
  await giveToNobody(page, 50);
  const dialog = page.getByRole("dialog", { name: "Assign owner to 50" });
  await expect(dialog.getByRole("alert")).toContainText("51 candidates matched when you selected them, 52 match now.");
  await page.keyboard.press("Escape");
  await expect(selection.getByRole("status")).toHaveText("All 51 but 1 selected: 50, 52 match now");
  await selection.getByRole("button", { name: "Select all 52 matching" }).click();
  await expect(selection.getByRole("status")).toHaveText("All 52 selected");
});

test("another filter keeps who was picked by name and lets all that match go, and says both", async ({
  page,
  firm,
  recruiter,
}) => {
  const lastName = ownName();
  const people: NewCandidate[] = [
    { firstName: "Abe", lastName, discipline: "structural" },
    { firstName: "Bea", lastName, discipline: "structural" },
    { firstName: "Cem", lastName, discipline: "civil" },
  ];
  await addCandidates(firm.as(recruiter.recruiter), people);
  const said = page.getByRole("region", { name: "Selected rows" }).getByRole("status");
  await page.goto(`/candidates?q=${lastName}`);
  for (const name of ["Abe", "Cem"]) await page.getByRole("checkbox", { name: `Select ${name} ${lastName}` }).check();
  await page.getByRole("button", { name: "Discipline", exact: true }).click();
  await page.getByRole("checkbox", { name: "Civil" }).check();
  await expect(said).toHaveText("2 selected, 1 not in this list");
  await page.keyboard.press("Escape");
  await page.getByRole("button", { name: "Clear selection" }).click();
  await expect(said).toBeHidden();

  await page.goto(`/candidates?q=${lastName}x`);
  await expect(page.getByText(`No exact match for "${lastName}x". Showing close matches.`)).toBeVisible();
  await page.getByRole("checkbox", { name: `Select Bea ${lastName}` }).check();
  await page.getByRole("button", { name: /^Select all \d+ matching/ }).click();
  await expect(said).toHaveText(/^All \d+ selected$/);
  const [count = ""] = (await said.textContent())?.match(/\d+/) ?? [];
  await page.getByRole("button", { name: "Add to position" }).click();
  await expect(page.getByRole("dialog", { name: `Add ${count} people to position` })).toBeVisible();
  await page.keyboard.press("Escape");

  await page.getByRole("button", { name: "Discipline", exact: true }).click();
  await page.getByRole("checkbox", { name: "Civil" }).check();
  await expect(said).toHaveText(`The filters changed, so the ${count} you had selected are no longer selected.`);
});

async function giveToNobody(page: Page, count: number) {
  await page.getByRole("button", { name: "Assign owner" }).click();
  const dialog = page.getByRole("dialog", { name: `Assign owner to ${count}` });
  await dialog.getByRole("combobox", { name: "Owner" }).fill("Unassigned");
  await page.getByRole("option", { name: "Unassigned" }).click();
  await dialog.getByRole("button", { name: `Assign ${count}` }).click();
}

test("a candidate is added in the form; an address that is known says whose it is", async ({
  page,
  firm,
  recruiter,
}) => {
  const lastName = ownName();
  const known = `${randomUUID()}@people.test`;
  await addCandidate(firm.as(recruiter.recruiter), { firstName: "Ines", lastName, emails: [known] });
  await page.goto("/candidates");
  await page.getByRole("link", { name: "Add candidate" }).click();
  await page.getByLabel("First name").fill("Noor");
  await page.getByLabel("Last name").fill(lastName);
  const emails = page.getByRole("group", { name: "Email" });
  await emails.getByRole("textbox").first().fill(known);
  await page.getByRole("button", { name: "Add candidate" }).click();
  await expect(page.getByText(`${known} belongs to Ines ${lastName}, who is a candidate already.`)).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  await emails.getByRole("textbox").first().fill(`${randomUUID()}@people.test`);
  await page.getByRole("button", { name: "Add candidate" }).click();
  await expect(page.getByRole("heading", { name: `Noor ${lastName}` })).toBeVisible();
});

test("of two tabs that edit one candidate, the second is told who was first, and loses nothing", async ({
  page,
  context,
  firm,
  recruiter,
}) => {
  const lastName = ownName();
  const { candidateId } = await addCandidate(firm.as(recruiter.recruiter), { firstName: "Ines", lastName });
  const other = await context.newPage();
  for (const tab of [page, other]) {
    await tab.goto(`/candidates/${candidateId}`);
    await tab.getByRole("button", { name: "Edit", exact: true }).click();
    await expect(tab.getByRole("dialog", { name: "Details" }).getByLabel("City")).toBeVisible();
  }
  await other.getByLabel("City").fill("Reno");
  await other.getByRole("button", { name: "Save" }).click();
  await expect(other.getByText("Saved.")).toBeVisible();

  await page.getByLabel("Title").fill("Principal");
  await page.getByRole("button", { name: "Save" }).click();
  const panel = page.getByRole("dialog", { name: "Details" });
  await expect(panel.getByText(/^(You|Robin recruiter) changed this /)).toBeVisible();
  await panel.getByRole("button", { name: "See their change" }).click();
  await expect(panel.getByText("They changed: city. Save again to keep both")).toBeVisible();
  await expect(page.getByLabel("Title")).toHaveValue("Principal");
  await page.getByRole("button", { name: "Save" }).click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByText("Principal").first()).toBeVisible();
  await expect(page.getByText(/Reno/).first()).toBeVisible();
});

test("pay and years are taken as people write them, and what is neither is answered in words", async ({
  page,
  firm,
  recruiter,
}) => {
  const lastName = ownName();
  const { candidateId } = await addCandidate(firm.as(recruiter.recruiter), { firstName: "Otto", lastName });
  await page.goto(`/candidates/${candidateId}`);
  await page.getByRole("button", { name: "Edit", exact: true }).click();
  const panel = page.getByRole("dialog", { name: "Details" });
  const save = panel.getByRole("button", { name: "Save" });
  await panel.getByLabel("Desired pay").fill("58-62");
  await panel.getByLabel("Years").fill("ten");
  await save.click();
  await expect(panel.getByText("Enter one amount, such as 58, 58.50 or $115k.")).toBeVisible();
  await expect(panel.getByText("Enter a number of years, such as 12.")).toBeVisible();
  await expect(panel.getByText(/expected|received|NaN/)).toHaveCount(0);

  await panel.getByLabel("Desired pay").fill("$115k");
  await panel.getByLabel("Years").fill("12+");
  await save.click();
  await expect(page.getByText("Saved.")).toBeVisible();
  await page.reload();
  await expect(page.getByText(/\$115,000\/yr/).first()).toBeVisible();
});

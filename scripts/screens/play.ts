import { setTimeout as sleep } from "node:timers/promises";
import type { Page } from "@playwright/test";
import type { Found } from "./places";

/** A file as another system writes it: one person without a name, one without an email, hostile long names. */
const file = [
  "First Name,Last Name,Email,Phone,Title,Employer,City,State,Comments",
  "Maria,Alvarez,maria.alvarez@people.test,(813) 555-0142,Senior Structural Engineer,Hale & Bright,Tampa,FL,Met at SEAoF",
  "Wolfeschlegelsteinhausenbergerdorff-Featherstonehaugh,Okonkwo-Vandermeer,w@people.test,813.555.0143,Project Manager,,Orlando,Florida,",
  ",,nobody@people.test,,Estimator,,Miami,FL,no name",
  "José,Núñez,,,Superintendent,,Houston,TX,no email",
  "Ana,Lima,not an address,713-555-0199,BIM Coordinator,,Houston,TX,",
  "Priya,Raman,priya.raman@people.test,+1 713 555 0144,Project Architect,Northline,Austin,tx,",
  "Priya,Raman,priya.raman@people.test,,Project Architect,Northline,Austin,TX,twice in the file",
].join("\r\n");

/** Two imports as their recruiter leaves them: one whose columns are still to be looked at, one that is done. */
export async function playImports(page: Page) {
  const mappingImport = await upload(page, "contacts from the trade show, spring, with a long name.csv");
  const doneImport = await upload(page, "people.csv");
  await page.getByRole("button", { name: /^Import \d/ }).click();
  await page.getByText("Skipped").first().waitFor({ timeout: 60_000 });
  await sleep(500);
  return { mappingImport, doneImport };
}

/** A new position without anybody on it. */
export async function playPosition(page: Page) {
  await page.goto("/positions/new");
  await page.getByLabel("Title").fill("Senior Transportation Engineer, Interchange and Corridor Planning");
  await page.getByLabel("Discipline").selectOption({ label: "Transportation" });
  await page.getByLabel("Level").selectOption({ label: "Senior" });
  await page.getByRole("combobox", { name: "Client" }).click();
  await page.getByRole("listbox").getByRole("option").first().click();
  await page.getByLabel("Confidential description").fill("40-person transportation firm, Nashville");
  await page.getByLabel("City").fill("Nashville");
  await page.getByLabel("State").last().selectOption({ label: "Tennessee" });
  await page.getByRole("button", { name: /^Add position/ }).click();
  await page.waitForURL(/\/positions\/[0-9a-f-]{36}/);
  return { emptyPosition: new URL(page.url()).pathname.split("/").at(2) ?? "" };
}

/** Begins an outreach to the first people of a Top of mind, and leaves it as a draft. */
export async function playDraft(page: Page, { backOpen }: Found) {
  await page.goto(`/positions/${backOpen}/top-of-mind`);
  const boxes = page.getByRole("checkbox", { name: /^Select / });
  await boxes.first().waitFor();
  for (const box of (await boxes.all()).slice(0, 3)) await box.check();
  await page.getByRole("button", { name: /^Email \d/ }).click();
  await page.waitForURL(/\/outreach\/[0-9a-f-]{36}$/);
  return { draft: new URL(page.url()).pathname.split("/").at(2) ?? "" };
}

/** Begins a call list of the first people of a Top of mind, and logs the first call. */
export async function playCallList(page: Page, { backOpen }: Found) {
  await page.goto(`/positions/${backOpen}/top-of-mind`);
  const boxes = page.getByRole("checkbox", { name: /^Select / });
  await boxes.first().waitFor();
  for (const box of (await boxes.all()).slice(0, 4)) await box.check();
  await page.getByRole("button", { name: "Call list of 4" }).click();
  await page.getByPlaceholder("What to say or ask").first().fill("Ask about the start date");
  await page.getByRole("button", { name: "Start calling" }).click();
  await page.waitForURL(/\/call-lists\/[0-9a-f-]{36}$/);
  await page.getByRole("button", { name: /^No answer: / }).click();
  await page.getByText("1 of 4 called").waitFor();
  return { callList: new URL(page.url()).pathname.split("/").at(2) ?? "" };
}

/** Sends a back-open outreach, so that there are emails and an answer page to open. */
export async function playOutreach(page: Page, found: Found) {
  await playDraft(page, found);
  await page.getByRole("button", { name: /^Send to/ }).click();
  await page.getByRole("heading", { name: / sending, / }).waitFor();
  for (let look = 0; look < 75 && !(await page.getByText("Delivered", { exact: true }).count()); look += 1) {
    await sleep(1000);
    await page.reload();
  }
}

async function upload(page: Page, name: string) {
  await page.goto("/imports");
  await page.getByLabel(/^CSV file of people/).setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(file) });
  await page.getByRole("button", { name: "Preview file" }).click();
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}/);
  return new URL(page.url()).pathname.split("/").at(-1) ?? "";
}

/** Sends a check-in, so that there is a page on which a client decides. */
export async function playCheckIn(page: Page, { checkInContact }: Found) {
  await page.goto(`/check-ins/${checkInContact}`);
  await page.getByRole("button", { name: "Send check-in" }).click();
  await page.waitForURL(/\/today/);
}

/** Shares somebody who was submitted, so that there is a page for a contact. */
export async function playShare(page: Page, { submittedCard }: Found) {
  const [board, card] = submittedCard.split("?card=");
  await page.goto(`/positions/${board}`);
  await page.locator('[style*="--board-top"]').waitFor();
  await page.locator(`[data-card="${card}"]`).press("x");
  await page.getByRole("button", { name: "Share with client" }).click();
  await page.getByRole("button", { name: "Create page" }).click();
  await page.getByRole("button", { name: "Log as sent" }).click();
  await page.getByText("Logged as sent.").waitFor();
}

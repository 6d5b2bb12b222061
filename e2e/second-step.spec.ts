import type { Page } from "@playwright/test";
import { generateSync } from "otplib";
import { addRecruiter } from "@/features/recruiters/mutations/add-recruiter";
import { expect, setting, test } from "./fixtures";

const password = "plumb level square";

async function newRecruiter(firm: { system: () => Parameters<typeof addRecruiter>[0] }, role: "manager" | "viewer") {
  const email = `${crypto.randomUUID()}@recruiters.test`;
  const { recruiterId } = await addRecruiter(firm.system(), { name: "Lin Osei", email, role, password });
  return { email, recruiterId };
}

async function givePassword(page: Page, email: string, path = "/settings/account") {
  await page.goto(path);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** A code of now, or of so many half minutes later, which is right as well: each is taken once. */
const codeOf = (secret: string, later = 0) =>
  generateSync({ secret, epoch: Math.floor(Date.now() / 1_000) + later * 30 });

async function scan(page: Page) {
  await page.getByRole("button", { name: "Set up two-step sign-in" }).click();
  await expect(page.getByRole("img", { name: "QR code for your authenticator app" })).toBeVisible();
  const secret = ((await page.locator("code").first().textContent()) ?? "").replaceAll(" ", "");
  return secret;
}

test("a recruiter sets it up, signs in with a code, and with a recovery code where the phone is gone", async ({
  page,
  firm,
  browser,
}) => {
  const { email } = await newRecruiter(firm, "viewer");
  await givePassword(page, email);
  await expect(page.getByRole("heading", { name: "Two-step sign-in" })).toBeVisible();
  const secret = await scan(page);
  await page.getByLabel("Code that the app shows").fill("000000");
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByText(/^This code is not right\./)).toBeVisible();
  await page.getByLabel("Code that the app shows").fill(codeOf(secret, -1));
  await page.getByRole("button", { name: "Turn on" }).click();
  const shown = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await expect(shown).toHaveCount(10);
  const codes = await shown.allTextContents();

  const elsewhere = await browser.newContext({ baseURL: setting("E2E_URL") });
  const other = await elsewhere.newPage();
  await givePassword(other, email);
  await expect(other.getByRole("heading", { name: "Enter your code" })).toBeVisible();
  // Half a sign-in opens nothing.
  await other.goto("/today");
  await expect(other).toHaveURL(/\/login\?next=%2Ftoday$/);
  await other.goto("/login/code?next=%2Fsettings%2Faccount");
  await other.getByLabel("Code").fill("000000");
  await other.getByRole("button", { name: "Continue" }).click();
  await expect(other.getByText("This code is not right, or was used before. Wait for the next one.")).toBeVisible();
  await other.getByLabel("Code").fill(codeOf(secret, 1));
  await other.getByRole("button", { name: "Continue" }).click();
  await expect(other).toHaveURL(/\/settings\/account$/);
  await expect(other.getByText("10 recovery codes left.")).toBeVisible();
  await elsewhere.close();

  const third = await browser.newContext({ baseURL: setting("E2E_URL") });
  const last = await third.newPage();
  await givePassword(last, email);
  await last.getByLabel("Code").fill(codes[0] ?? "");
  await last.getByRole("button", { name: "Continue" }).click();
  await expect(last.getByText("9 recovery codes left.")).toBeVisible();
  await last.getByRole("button", { name: "Turn off two-step sign-in" }).click();
  await last.getByRole("dialog").getByRole("button", { name: "Turn off" }).click();
  await expect(last.getByText("Two-step sign-in is off.")).toBeVisible();
  await expect(last.getByRole("button", { name: "Set up two-step sign-in" })).toBeVisible();
  await third.close();
});

test("whoever's role needs it sets it up before they are in, and an admin helps who lost the phone", async ({
  page,
  firm,
  browser,
}) => {
  const { email, recruiterId } = await newRecruiter(firm, "manager");
  // For this one alone: other tests sign managers in as well, by sessions that are there already.
  await firm.sql`update sign_in_settings set second_step_roles = '{manager}'`;
  try {
    await givePassword(page, email);
    await expect(page.getByRole("heading", { name: "Set up two-step sign-in" })).toBeVisible();
  } finally {
    await firm.sql`update sign_in_settings set second_step_roles = '{}'`;
  }
  const secret = await scan(page);
  await page.getByLabel("Code that the app shows").fill(codeOf(secret));
  await page.getByRole("button", { name: "Turn on" }).click();
  await expect(page.getByText("Keep these recovery codes.")).toBeVisible();
  await page.getByRole("link", { name: "I have kept them. Continue" }).click();
  await expect(page).toHaveURL(/\/settings\/account$/);
  await expect(page.getByText("10 recovery codes left.")).toBeVisible();

  const admin = await newRecruiter(firm, "viewer");
  await firm.sql`update recruiters set role = 'admin', name = 'Ada Admin' where id = ${admin.recruiterId}`;
  const name = `Lin ${crypto.randomUUID().slice(0, 8)}`;
  await firm.sql`update recruiters set name = ${name} where id = ${recruiterId}`;
  const elsewhere = await browser.newContext({ baseURL: setting("E2E_URL") });
  const other = await elsewhere.newPage();
  await givePassword(other, admin.email, "/settings/people");
  await other.getByRole("button", { name: `Reset two-step sign-in of ${name}` }).click();
  await other.getByRole("dialog").getByRole("button", { name: "Reset", exact: true }).click();
  await expect(other.getByText("Two-step sign-in is off for them.")).toBeVisible();
  await elsewhere.close();
});

import { randomUUID } from "node:crypto";
import { expect, listening, test } from "./fixtures";

const next = "a bridge of nine spans";

type Inbox = { emailsTo: (to: string) => Promise<{ subject: string; text: string | null }[]> };

/** The path of the link in the one email to an address whose subject says so. */
async function linkIn(inbox: Inbox, to: string, subject: string, path: RegExp) {
  const found = async () => (await inbox.emailsTo(to)).filter((email) => email.subject === subject);
  await expect.poll(async () => (await found()).length, { timeout: 20_000 }).toBe(1);
  const [email] = await found();
  return path.exec(email?.text ?? "")?.[0] ?? "";
}

test("whoever forgot their password chooses a new one by email, and is told that it was changed", async ({
  page,
  recruiter,
  context,
  inbox,
}) => {
  const signedIn = await context.storageState();
  await context.clearCookies();
  await page.goto("/login");
  await page.getByRole("link", { name: "Forgot your password?" }).click();
  await expect(page.getByRole("heading", { name: "Choose a new password" })).toBeVisible();
  const nobody = `nobody-${randomUUID()}@recruiters.test`;
  await page.getByLabel("Email").fill(nobody);
  await page.getByRole("button", { name: "Email me a link" }).click();
  await expect(page.getByText(`If ${nobody} signs in here, an email with a link is on its way.`)).toBeVisible();
  await page.goto("/reset");
  await page.getByLabel("Email").fill(recruiter.email);
  await page.getByRole("button", { name: "Email me a link" }).click();
  await expect(page.getByText(`If ${recruiter.email} signs in here`)).toBeVisible();

  const path = await linkIn(inbox, recruiter.email, "Choose a new password for Callback", /\/reset\/[\w-]+/);
  expect(await inbox.emailsTo(nobody)).toEqual([]);
  for (let opened = 0; opened < 3; opened += 1) expect((await page.request.get(path)).status()).toBe(200);
  await page.goto(path);
  await page.getByLabel("New password").fill("Robin recruiter 1");
  await page.getByRole("button", { name: "Save and sign in" }).click();
  await expect(page.getByText("People who know you try your name, email and company first")).toBeVisible();
  await page.getByLabel("New password").fill(next);
  await page.getByRole("button", { name: "Save and sign in" }).click();
  await expect(page).toHaveURL(/\/today$/);
  await linkIn(inbox, recruiter.email, "Your Callback password was changed", /$/);

  await page.goto(path);
  await expect(page.getByText("This link was already used.")).toBeVisible();
  expect((await page.goto("/reset/nowhere"))?.status()).toBe(404);

  // The session from before is over.
  await context.clearCookies();
  await context.addCookies(signedIn.cookies);
  await page.goto("/settings/account");
  await expect(page).toHaveURL(/\/login/);
});

test("a recruiter moves to another address, which both mailboxes hear of", async ({
  page,
  recruiter,
  inbox,
  browser,
}) => {
  const to = `moved-${randomUUID()}@recruiters.test`;
  await page.goto("/settings/account");
  await page.getByLabel("New email").fill(to);
  await page.getByLabel("Your password", { exact: true }).fill("not this one");
  await page.getByRole("button", { name: "Change email" }).click();
  await expect(page.getByText("This is not your password.")).toBeVisible();
  await page.getByLabel("Your password", { exact: true }).fill(recruiter.password);
  await page.getByRole("button", { name: "Change email" }).click();
  await expect(page.getByText("A link was sent to the new address. Open it to confirm.")).toBeVisible();

  const path = await linkIn(inbox, to, "Confirm your new email for Callback", /\/new-email\/[\w-]+/);
  await page.goto(path);
  await expect(page.getByText(`You sign in as ${recruiter.email} now.`)).toBeVisible();
  await page.getByRole("button", { name: "Use this address" }).click();
  await expect(page.getByText(`You sign in as ${to} from now on.`)).toBeVisible();
  await page.getByRole("link", { name: "Go to your account" }).click();
  await expect(page.getByText(to)).toBeVisible();
  await linkIn(inbox, recruiter.email, "Your Callback email was changed", /$/);

  // A second browser is a new device, and its owner hears of it.
  const enter = async () => {
    const elsewhere = await browser.newContext();
    const theirs = listening(await elsewhere.newPage());
    await theirs.goto(new URL("/login", page.url()).href);
    await theirs.getByLabel("Email").fill(to);
    await theirs.getByLabel("Password", { exact: true }).fill(recruiter.password);
    await theirs.getByRole("button", { name: "Sign in" }).click();
    await expect(theirs).toHaveURL(/\/today/);
    await elsewhere.close();
  };
  await enter();
  await enter();
  await linkIn(inbox, to, "New sign-in to Callback", /$/);
});

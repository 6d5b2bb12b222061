import type { Page } from "@playwright/test";
import { addRecruiter } from "@/features/recruiters/mutations/add-recruiter";
import { expect, listening, test } from "./fixtures";

const password = "plumb level square";

test.describe("who was invited", () => {
  test.use({ role: "admin" });

  test("joins with a passkey and no password", async ({ page, recruiter, browser, inbox, firm }) => {
    expect(recruiter.recruiter.role).toBe("admin");
    const address = `invited-${crypto.randomUUID()}@recruiters.test`;
    await page.goto("/settings/people");
    await page.getByLabel("Email addresses").fill(address);
    await page.getByRole("button", { name: "Send invitations" }).click();
    await expect.poll(async () => (await inbox.emailsTo(address)).length, { timeout: 40_000 }).toBe(1);
    const [email] = await inbox.emailsTo(address);
    const path = /\/invite\/[\w-]+/.exec(email?.text ?? "")?.[0] ?? "";

    const visitor = await browser.newContext();
    const theirs = listening(await visitor.newPage());
    await withAuthenticator(theirs);
    await theirs.goto(new URL(path, page.url()).href);
    const button = theirs.getByRole("button", { name: "Use a passkey instead" });
    await button.click();
    await expect(theirs.getByText("Enter your name.")).toBeVisible();
    await expect(theirs.getByLabel("Your name")).toBeFocused();
    await theirs.getByLabel("Your name").fill("Sol Ortiz");
    await button.click();
    await expect(theirs).toHaveURL(/\/today$/);

    // Without a password, the passkey proves later on that it is still them.
    await theirs.goto("/settings/account");
    await firm.sql`update sessions set confirmed_at = now() - interval '1 hour'
      where recruiter_id = (select id from recruiters where email = ${address})`;
    await theirs.getByRole("button", { name: "Add a passkey" }).click();
    const dialog = theirs.getByRole("dialog", { name: "Confirm it's you" });
    await dialog.getByRole("button", { name: "Use a passkey" }).click();
    await expect(dialog).toBeHidden();
    await expect(theirs.getByText("No passkey was added. This device may have one for you already.")).toBeVisible();

    await theirs.getByRole("button", { name: "Sol Ortiz" }).click();
    await theirs.getByRole("button", { name: "Sign out", exact: true }).click();
    await expect(theirs).toHaveURL(/\/login$/);
    await theirs.getByRole("button", { name: "Use a passkey" }).click();
    await expect(theirs).toHaveURL(/\/today$/);
    await visitor.close();
  });
});

/** Chromium's own virtual authenticator, with a finger that is always the right one. */
async function withAuthenticator(page: Page) {
  const session = await page.context().newCDPSession(page);
  await session.send("WebAuthn.enable");
  const { authenticatorId } = await session.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return { session, authenticatorId };
}

async function giveRight(page: Page, email: string) {
  await page.goto("/login?next=/settings/account");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/settings\/account/);
}

test("a recruiter adds a passkey, signs in by it alone, and one that was removed is worth nothing", async ({
  page,
  firm,
}) => {
  const email = `${crypto.randomUUID()}@recruiters.test`;
  await addRecruiter(firm.system(), { name: "Lin Osei", email, role: "recruiter", password });
  const { session, authenticatorId } = await withAuthenticator(page);
  await giveRight(page, email);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByText("Passkey added. It signs you in without your password.")).toBeVisible();
  await expect(page.getByRole("list", { name: "Passkeys" }).getByRole("listitem")).toHaveCount(1);

  // The same device has one already.
  await page.getByRole("button", { name: "Add a passkey" }).click();
  await expect(page.getByText("No passkey was added. This device may have one for you already.")).toBeVisible();

  await page.getByRole("button", { name: "Lin Osei" }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page).toHaveURL(/\/login$/);
  await page.goto("/login?next=/settings/account");
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page).toHaveURL(/\/settings\/account/);
  await expect(page.getByText(email)).toBeVisible();

  await page.getByRole("button", { name: /^Remove passkey of/ }).click();
  await expect(page.getByText("Passkey removed.")).toBeVisible();
  await page.getByRole("button", { name: "Lin Osei" }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page).toHaveURL(/\/login$/);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByText(/^This passkey is not known here, or its account is closed\./)).toBeVisible();

  // No finger at all: nothing happens, and it is said.
  await session.send("WebAuthn.setUserVerified", { authenticatorId, isUserVerified: false });
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await expect(page.getByText("No passkey was used. Try again, or sign in another way.")).toBeVisible();
});

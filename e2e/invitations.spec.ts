import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import { expect, listening, test } from "./fixtures";

const password = "a bridge of nine spans";

async function pathIn(inbox: { emailsTo: (to: string) => Promise<{ text: string | null }[]> }, to: string, at = 0) {
  await expect.poll(async () => (await inbox.emailsTo(to)).length, { timeout: 20_000 }).toBeGreaterThan(at);
  const emails = await inbox.emailsTo(to);
  const links = emails.flatMap(({ text }) => /\/invite\/[\w-]+/.exec(text ?? "")?.[0] ?? []);
  expect(new Set(links).size).toBe(at + 1);
  return { links, newest: links.at(-1) ?? "" };
}

const newcomer = () => `invited-${randomUUID()}@recruiters.test`;

async function invite(page: Page, addresses: string, role = "Recruiter") {
  await page.goto("/settings/people");
  await page.getByLabel("Email addresses").fill(addresses);
  const section = page.locator("section").filter({ has: page.getByRole("heading", { name: "Invite people" }) });
  await section.getByLabel("Role", { exact: true }).selectOption(role);
  await page.getByRole("button", { name: "Send invitations" }).click();
}

test.describe("an admin", () => {
  test.use({ role: "admin" });

  test("invites two people, and one of them joins from the email", async ({ page, recruiter, inbox, browser }) => {
    const [first, second] = [newcomer(), newcomer()];
    await invite(page, `${first}\nnobody at all\n${second}`, "Manager");
    await expect(page.getByText("These are not email addresses: nobody, at, all.")).toBeVisible();
    await page.getByLabel("Email addresses").fill(`${first}, ${second}, ${recruiter.email}`);
    await page.getByRole("button", { name: "Send invitations" }).click();
    await expect(page.getByText("2 invitations sent.")).toBeVisible();
    await expect(page.getByText(`${recruiter.email} already signs in here`)).toBeVisible();
    for (const address of [first, second])
      await expect(page.getByRole("button", { name: `Resend invitation to ${address}`, exact: true })).toBeVisible();

    const { newest } = await pathIn(inbox, first);
    const visitor = await browser.newContext();
    // A scanner of email opens each link, and uses nothing up.
    for (let opened = 0; opened < 3; opened += 1)
      expect((await visitor.request.get(new URL(newest, page.url()).href)).status()).toBe(200);
    const theirs = listening(await visitor.newPage());
    await theirs.goto(new URL(newest, page.url()).href);
    await expect(theirs.getByText(first)).toBeVisible();
    await theirs.getByLabel("Your name").fill("Sol Ortiz");
    await theirs.getByLabel("Password", { exact: true }).fill("short");
    await theirs.getByRole("button", { name: "Create account" }).click();
    await expect(theirs.getByText("Use at least 12 characters")).toBeVisible();
    await theirs.getByLabel("Password", { exact: true }).fill("plumb level 2026");
    await theirs.getByRole("button", { name: "Create account" }).click();
    await expect(theirs.getByText("People who know you try your name, email and company first")).toBeVisible();
    await theirs.getByLabel("Password", { exact: true }).fill(password);
    await theirs.getByRole("button", { name: "Create account" }).click();
    await expect(theirs).toHaveURL(/\/today$/);
    await theirs.goto("/settings/account");
    await expect(theirs.getByText(first)).toBeVisible();
    await expect(theirs.locator("#main").getByText("Manager", { exact: true })).toBeVisible();

    // Opened a second time, by whoever: it was accepted.
    await theirs.goto(newest);
    await expect(theirs.getByText(`This invitation was already accepted. Sign in as ${first}.`)).toBeVisible();
    await visitor.close();

    await page.reload();
    await expect(page.getByRole("button", { name: `Resend invitation to ${second}`, exact: true })).toBeVisible();
    await expect(page.getByRole("button", { name: `Resend invitation to ${first}`, exact: true })).toHaveCount(0);
  });

  test("sends one again and revokes one, and old links say so", async ({ page, recruiter, firm, inbox, browser }) => {
    expect(recruiter.recruiter.role).toBe("admin");
    const address = newcomer();
    await invite(page, address);
    await expect(page.getByText("1 invitation sent.")).toBeVisible();
    const { newest: old } = await pathIn(inbox, address);
    const resend = page.getByRole("button", { name: `Resend invitation to ${address}`, exact: true });
    await resend.click();
    await expect(page.getByText("sent this invitation a moment ago.")).toBeVisible();

    await firm.sql`update invitations set sent_at = sent_at - interval '8 days', expires_at = expires_at - interval '8 days'
      where address = ${address}`;
    const visitor = await browser.newContext();
    const theirs = await visitor.newPage();
    await theirs.goto(new URL(old, page.url()).href);
    await expect(theirs.getByText(/This invitation expired on .* Ask Robin admin to send it again\./)).toBeVisible();

    await resend.click();
    await expect(page.getByText(`Invitation sent again to ${address}.`)).toBeVisible();
    const { newest } = await pathIn(inbox, address, 1);
    expect((await theirs.goto(old))?.status()).toBe(404);
    await expect(theirs.getByText("use the link in the newest email")).toBeVisible();

    await page.getByRole("button", { name: `Revoke invitation of ${address}`, exact: true }).click();
    await page.getByRole("dialog").getByRole("button", { name: "Revoke", exact: true }).click();
    await expect(page.getByText(`Invitation of ${address} revoked.`)).toBeVisible();
    await theirs.goto(newest);
    await expect(theirs.getByText("This invitation is no longer valid. Ask Robin admin")).toBeVisible();
    await visitor.close();
  });

  test("who opens the link of somebody else is asked to sign out, and then it is theirs", async ({
    page,
    recruiter,
    inbox,
  }) => {
    const address = newcomer();
    await invite(page, address, "Viewer");
    await expect(page.getByText("1 invitation sent.")).toBeVisible();
    const { newest } = await pathIn(inbox, address);
    await page.goto(newest);
    await expect(page.getByText(`You are signed in as ${recruiter.email}.`)).toBeVisible();
    await expect(page.getByRole("button", { name: "Create account" })).toHaveCount(0);
    await page.getByRole("button", { name: "Sign out" }).click();
    await page.getByLabel("Your name").fill("Kit Moreau");
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Create account" }).click();
    await expect(page).toHaveURL(/\/today$/);
  });
});

test("a recruiter sees neither who was invited nor a way to invite", async ({ page, recruiter }) => {
  await page.goto("/settings/people");
  await expect(page.getByText(recruiter.email)).toBeVisible();
  await expect(page.getByRole("heading", { name: "Invite people" })).toHaveCount(0);
});

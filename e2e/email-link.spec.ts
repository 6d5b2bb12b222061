import { addRecruiter } from "@/features/recruiters/mutations/add-recruiter";
import { expect, test } from "./fixtures";

test("a recruiter signs in by a link in an email, which a scanner that opens it does not use up", async ({
  page,
  firm,
  inbox,
}) => {
  const email = `${crypto.randomUUID()}@recruiters.test`;
  await addRecruiter(firm.system(), { name: "Lin Osei", email, role: "recruiter", password: "plumb level square" });
  await firm.sql`update sign_in_settings set ways_in = array(select distinct unnest(ways_in || '{link}'::text[]))`;
  await page.goto("/login");
  await page.getByRole("link", { name: "Sign in by an email link" }).click();
  await expect(page.getByRole("heading", { name: "Sign in by email" })).toBeVisible();
  await page.getByLabel("Email").fill(email);
  await page.getByRole("button", { name: "Email me a link" }).click();
  await expect(page.getByText(`If ${email} signs in here, an email with a link is on its way.`)).toBeVisible();
  const found = async () =>
    (await inbox.emailsTo(email)).filter(({ subject }) => subject === "Your sign-in link for Callback");
  await expect.poll(async () => (await found()).length, { timeout: 20_000 }).toBe(1);
  const [sent] = await found();
  const path = /\/login\/link\/[\w-]+/.exec(sent?.text ?? "")?.[0] ?? "";
  for (let opened = 0; opened < 3; opened += 1) expect((await page.request.get(path)).status()).toBe(200);
  await page.goto(path);
  await expect(page.getByText(`As ${email}, in this browser.`)).toBeVisible();
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/today$/);
  await page.goto("/settings/account");
  await expect(page.getByText(email)).toBeVisible();

  await page.goto(path);
  await expect(page.getByText("This link was already used. Ask for a new one on the sign-in page.")).toBeVisible();
  expect((await page.goto("/login/link/nowhere"))?.status()).toBe(404);
});

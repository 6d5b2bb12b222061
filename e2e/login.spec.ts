import { addRecruiter } from "@/features/recruiters/mutations/add-recruiter";
import { expect, test } from "./fixtures";

const password = "plumb level square";
let count = 0;

async function newRecruiter(firm: { system: () => Parameters<typeof addRecruiter>[0] }) {
  count += 1;
  const email = `login-${count}-${crypto.randomUUID()}@recruiters.test`;
  await addRecruiter(firm.system(), { name: "Lin Osei", email, role: "recruiter", password });
  return email;
}

test("a recruiter signs in, lands where they were going, and signs out for good", async ({ page, firm, context }) => {
  const email = await newRecruiter(firm);
  await page.goto("/settings/account?from=mail");
  await expect(page).toHaveURL(/\/login\?next=%2Fsettings%2Faccount%3Ffrom%3Dmail$/);
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/settings\/account\?from=mail$/);
  await expect(page.getByText("This device", { exact: true })).toBeVisible();

  const copied = await context.cookies();
  await page.getByRole("button", { name: "Lin Osei" }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page).toHaveURL(/\/login$/);

  await context.addCookies(copied);
  await page.goto("/settings/account");
  await expect(page.getByRole("heading", { name: "Sign in to Callback" })).toBeVisible();
});

test("what is wrong is said where it is wrong, and nothing typed is lost", async ({ page, firm }) => {
  const email = await newRecruiter(firm);
  await page.goto("/login");
  await page.getByLabel("Email").fill("not an address");
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page.getByText("This is not an email address.")).toBeVisible();
  await expect(page.getByText("Enter your password.")).toBeVisible();
  await expect(page.getByLabel("Email")).toBeFocused();
  await expect(page.getByLabel("Email")).toHaveValue("not an address");

  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill("wrong");
  for (let tried = 0; tried < 5; tried += 1) {
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText("This email and password do not match.")).toBeVisible();
  }
  // On a slow machine a wait of seconds is over before the next press, and then the next one is longer.
  await expect(async () => {
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByText(/^Too many attempts\. Try again in \d+ seconds\.$/)).toBeVisible({ timeout: 2_000 });
  }).toPass();
});

test("whoever signed in with this browser before signs in, however often others guess at the account", async ({
  page,
  firm,
  browser,
}) => {
  const email = await newRecruiter(firm);
  await page.goto("/login");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/today/);
  await page.goto("/settings/account");
  await page.getByRole("button", { name: "Lin Osei" }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page).toHaveURL(/\/login$/);

  const stranger = await browser.newContext();
  const other = await stranger.newPage();
  await other.goto("/login");
  await other.getByLabel("Email").fill(email);
  await other.getByLabel("Password", { exact: true }).fill("wrong");
  await expect(async () => {
    await other.getByRole("button", { name: "Sign in" }).click();
    await expect(other.getByText(/^Too many attempts\. Try again in \d+ seconds\.$/)).toBeVisible({ timeout: 2_000 });
  }).toPass();
  await stranger.close();

  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in" }).click();
  await expect(page).toHaveURL(/\/today/);
});

for (const next of ["//evil.example", "/\\evil.example", "https://evil.example", "/%5Cevil.example/.."]) {
  test(`signing in never leaves this site: ${next}`, async ({ page, firm, baseURL }) => {
    const email = await newRecruiter(firm);
    await page.goto(`/login?next=${encodeURIComponent(next)}`);
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page.getByRole("navigation", { name: "Main", exact: true })).toBeVisible();
    expect(new URL(page.url()).origin).toBe(new URL(baseURL ?? "").origin);
  });
}

test("a session ended elsewhere is over at the next click", async ({ page, recruiter, browser, baseURL }) => {
  await page.goto("/settings/account");
  await expect(page.getByText("This device", { exact: true })).toBeVisible();
  const elsewhere = await browser.newContext({ baseURL });
  const other = await elsewhere.newPage();
  await other.goto("/login");
  await other.getByLabel("Email").fill(recruiter.email);
  await other.getByLabel("Password", { exact: true }).fill(recruiter.password);
  await other.getByRole("button", { name: "Sign in" }).click();
  await other.waitForURL(/\/today/);
  await other.goto("/settings/account");
  await other.getByRole("button", { name: "Sign out all other devices" }).click();
  await expect(other.getByText("Signed out on 1 other device.")).toBeVisible();
  await elsewhere.close();

  await page.reload();
  await expect(page).toHaveURL(/\/login/);
});

test("every page carries its headers, and scripts run by nonce only", async ({ page, recruiter }) => {
  const errors: string[] = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  const response = await page.goto("/settings/account");
  await expect(page.getByText(recruiter.email)).toBeVisible();
  const headers = response?.headers() ?? {};
  expect(headers["content-security-policy"]).toMatch(/script-src 'self' 'nonce-[A-Za-z0-9+/=]{24}' 'strict-dynamic';/);
  expect(headers["content-security-policy"]).toContain("frame-ancestors 'none'");
  expect(headers).toMatchObject({
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
  });
  expect(headers["permissions-policy"]).toContain("microphone=()");
  expect(headers["x-powered-by"]).toBeUndefined();
  expect(errors).toEqual([]);
});

test.describe("as an admin who signed in a while ago", () => {
  test.use({ role: "admin" });

  test("a role is changed after the password, and what was chosen is not lost", async ({ page, firm, recruiter }) => {
    const context = firm.system();
    const name = `Uma ${crypto.randomUUID().slice(0, 8)}`;
    const email = `${crypto.randomUUID()}@recruiters.test`;
    await addRecruiter(context, { name, role: "viewer", email });
    await addRecruiter(context, { name: "Robin", role: "admin", email: `${crypto.randomUUID()}@recruiters.test` });
    await page.goto("/settings/people");
    await firm.sql`update sessions set confirmed_at = now() - interval '1 hour' where recruiter_id = ${recruiter.recruiter.id}`;
    await page.getByLabel(`Role of ${name}`).selectOption("manager");
    const dialog = page.getByRole("dialog", { name: "Confirm it's you" });
    await dialog.getByLabel("Your password", { exact: true }).fill("wrong");
    await dialog.getByRole("button", { name: "Continue" }).click();
    await expect(dialog.getByText("This is not your password.")).toBeVisible();
    await dialog.getByRole("button", { name: "Cancel" }).click();
    await expect(page.getByLabel(`Role of ${name}`)).toHaveValue("viewer");

    await page.getByLabel(`Role of ${name}`).selectOption("manager");
    await dialog.getByLabel("Your password", { exact: true }).fill(recruiter.password);
    await dialog.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByText("Role changed. It applies from their next click.")).toBeVisible();
    await expect(page.getByLabel(`Role of ${name}`)).toHaveValue("manager");
    await expect(dialog).toBeHidden();
  });

  test("who has no password signs in again in another tab, and what was pressed goes on", async ({
    page,
    firm,
    recruiter,
  }) => {
    const name = `Uma ${crypto.randomUUID().slice(0, 8)}`;
    await addRecruiter(firm.system(), { name, role: "viewer", email: `${crypto.randomUUID()}@recruiters.test` });
    await page.goto("/settings/people");
    await firm.sql`update sessions set confirmed_at = now() - interval '1 hour' where recruiter_id = ${recruiter.recruiter.id}`;
    await page.getByLabel(`Role of ${name}`).selectOption("manager");
    const dialog = page.getByRole("dialog", { name: "Confirm it's you" });
    await dialog.getByRole("button", { name: "Continue" }).click();
    await expect(dialog.getByText("Enter your password, or use another way below.")).toBeVisible();
    const opened = page.waitForEvent("popup");
    await dialog.getByRole("link", { name: "Sign in again in a new tab" }).click();
    const tab = await opened;
    await tab.getByLabel("Email").fill(recruiter.email);
    await tab.getByLabel("Password", { exact: true }).fill(recruiter.password);
    await tab.getByRole("button", { name: "Sign in", exact: true }).click();
    await expect(tab).toHaveURL(/\/today$/);
    await page.bringToFront();
    await dialog.getByRole("button", { name: "Continue" }).click();
    await expect(page.getByText("Role changed. It applies from their next click.")).toBeVisible();
  });

  test("sign-ins are made to last shorter, and the reason is asked for", async ({ page, recruiter }) => {
    expect(recruiter.recruiter.role).toBe("admin");
    await page.goto("/settings/sign-in");
    const form = page.locator("form").filter({ hasText: "Sign out after this many days without use" });
    await form.getByLabel("Sign out after this many days without use").fill("40");
    await form.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Unused sign-ins cannot last longer than used ones.")).toBeVisible();
    await expect(page.getByText("Say why, so that others know.")).toBeVisible();
    await form.getByLabel("Sign out after this many days without use").fill("7");
    await form.getByLabel("Reason").fill("As before.");
    await form.getByRole("button", { name: "Save" }).click();
    await expect(page.getByText("Saved. It applies from the next click.")).toBeVisible();
  });
});

test("signing in again in the same browser leaves one session, and the list says where it is", async ({
  page,
  firm,
}) => {
  const email = await newRecruiter(firm);
  const signIn = async () => {
    await page.goto("/login");
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(/\/today/);
  };
  await signIn();
  const [row] =
    await firm.sql`select s.id from sessions s join recruiters r on r.id = s.recruiter_id where r.email = ${email}`;
  // The page of the login leads whoever is in away from it; a second tab may have it open from before.
  await firm.sql`update sessions set revoked_at = null, last_seen_at = now() - interval '8 days' where id = ${row?.["id"]}`;
  await signIn();
  await page.goto("/settings/account");
  await expect(page.getByText(/from (127\.0\.0\.1|::1), signed in/)).toHaveCount(1);
  const [ended] = await firm.sql`select revoked_at from sessions where id = ${row?.["id"]}`;
  expect(ended?.["revoked_at"]).not.toBeNull();
});

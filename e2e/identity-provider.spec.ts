import { OAuth2Server } from "oauth2-mock-server";
import type { Page } from "@playwright/test";
import { addRecruiter } from "@/features/recruiters/mutations/add-recruiter";
import { expect, listening, test } from "./fixtures";

const password = "plumb level square";
const port = Number(process.env.E2E_IDENTITY_PORT);

// One provider for all of them, at the address that the installation knows.
test.describe.configure({ mode: "serial" });

type Token = { header: unknown; payload: Record<string, unknown> };

/** A provider that names whom a test says, and changes its token as a test says. */
const server = new OAuth2Server();
let subject = "";
let change = (_payload: Token["payload"]) => {};

test.beforeAll(async () => {
  await server.issuer.keys.generate("RS256");
  server.service.on("beforeTokenSigning", ({ payload }: Token) => {
    Object.assign(payload, { sub: subject, preferred_username: "lin@beam.test" });
    change(payload);
  });
  await server.start(port, "localhost");
});
test.afterAll(async () => {
  if (server.listening) await server.stop();
});
test.beforeEach(async ({ firm }) => {
  subject = crypto.randomUUID();
  change = () => {};
  await firm.sql`update sign_in_settings set ways_in = array(select distinct unnest(ways_in || '{oidc}'::text[]))`;
});

const through = async (page: Page) => page.getByRole("button", { name: "Continue with Beam ID", exact: true }).click();

async function signOut(page: Page) {
  await page.getByRole("button", { name: "Lin Osei" }).click();
  await page.getByRole("button", { name: "Sign out", exact: true }).click();
  await expect(page).toHaveURL(/\/login$/);
}

async function giveRight(page: Page, email: string) {
  await page.goto("/login?next=/settings/account");
  await page.getByLabel("Email").fill(email);
  await page.getByLabel("Password", { exact: true }).fill(password);
  await page.getByRole("button", { name: "Sign in", exact: true }).click();
  await expect(page).toHaveURL(/\/settings\/account/);
}

test("a recruiter links an account of the firm's provider, signs in by it, and unlinks it", async ({ page, firm }) => {
  const email = `${crypto.randomUUID()}@recruiters.test`;
  await addRecruiter(firm.system(), { name: "Lin Osei", email, role: "recruiter", password });
  await page.goto("/login");
  await through(page);
  await expect(page.getByText(/^This account is not linked to anyone in Callback yet\./)).toBeVisible();

  await giveRight(page, email);
  await page.getByRole("button", { name: "Link Beam ID", exact: true }).click();
  const linked = page.getByRole("list", { name: "Linked accounts" });
  await expect(linked.getByText("lin@beam.test")).toBeVisible();
  await page.getByRole("button", { name: "Link Beam ID", exact: true }).click();
  await expect(page.getByText("This account is already linked to someone in Callback.")).toBeVisible();
  await signOut(page);

  await page.goto("/login?next=/settings/account");
  await through(page);
  await expect(page).toHaveURL(/\/settings\/account$/);
  await expect(page.getByText(email)).toBeVisible();

  await page.getByRole("button", { name: "Unlink lin@beam.test" }).click();
  await expect(page.getByText("Account unlinked.")).toBeVisible();
  await expect(linked.getByRole("listitem")).toHaveCount(0);
  await signOut(page);
  await through(page);
  await expect(page.getByText(/^This account is not linked to anyone in Callback yet\./)).toBeVisible();
});

test("a role that needs a second step is asked for it", async ({ page, firm }) => {
  const email = `${crypto.randomUUID()}@recruiters.test`;
  const { recruiterId } = await addRecruiter(firm.system(), { name: "Lin Osei", email, role: "viewer", password });
  await firm.sql`insert into identities (recruiter_id, provider, issuer, subject, label, created_at)
    values (${recruiterId}, 'oidc', ${`http://localhost:${port}`}, ${subject}, 'lin@beam.test', now())`;
  await firm.sql`insert into second_steps (recruiter_id, sealed_secret, created_at, confirmed_at)
    values (${recruiterId}, 'sealed', now(), now())`;
  await page.goto("/login");
  await through(page);
  await expect(page).toHaveURL(/\/login\/code/);
});

test.describe("an admin", () => {
  test.use({ role: "admin" });

  test("invites somebody who joins by the firm's provider, with the address that was invited", async ({
    page,
    recruiter,
    browser,
    inbox,
  }) => {
    expect(recruiter.recruiter.role).toBe("admin");
    const email = `invited-${crypto.randomUUID()}@recruiters.test`;
    await page.goto("/settings/people");
    await page.getByLabel("Email addresses").fill(email);
    await page.getByRole("button", { name: "Send invitations" }).click();
    await expect.poll(async () => (await inbox.emailsTo(email)).length, { timeout: 40_000 }).toBe(1);
    const path = /\/invite\/[\w-]+/.exec((await inbox.emailsTo(email))[0]?.text ?? "")?.[0] ?? "";

    const visitor = await browser.newContext();
    const theirs = listening(await visitor.newPage());
    change = (token) => Object.assign(token, { email: "lin@else.test", email_verified: true });
    await theirs.goto(new URL(path, page.url()).href);
    await through(theirs);
    await expect(theirs.getByText("Enter your name.")).toBeVisible();
    await theirs.getByLabel("Your name").fill("Lin Osei");
    await through(theirs);
    await expect(theirs.getByText(/^The account you used has a different email/)).toBeVisible();
    await expect(theirs).toHaveURL(new RegExp(`${path}\\?refused=address$`));

    change = (token) => Object.assign(token, { email, email_verified: true });
    await theirs.getByLabel("Your name").fill("Lin Osei");
    await through(theirs);
    await expect(theirs).toHaveURL(/\/today$/);
    await signOut(theirs);
    await through(theirs);
    await expect(theirs).toHaveURL(/\/today$/);
    await visitor.close();
  });
});

const lies: [string, (payload: Token["payload"]) => void, RegExp][] = [
  ["from another issuer", (token) => (token["iss"] = "http://evil.test"), /^The answer came from another identity/],
  ["for another application", (token) => (token["aud"] = "another"), /answered for a different app/],
  ["to another question", (token) => (token["nonce"] = "another"), /could not be verified/],
  [
    "by a clock that is apart",
    (token) => Object.assign(token, { iat: 1_000_000, nbf: 1_000_000, exp: 1_000_600 }),
    /^The clocks of the identity provider and Callback don.t match\./,
  ],
];
for (const [what, lie, sentence] of lies)
  test(`an answer ${what} lets nobody in, and is told`, async ({ page }) => {
    change = lie;
    await page.goto("/login");
    await through(page);
    await expect(page.getByText(sentence)).toBeVisible();
    await expect(page).toHaveURL(/\/login\?refused=/);
  });

test("an answer counts once, in its browser, and a provider that is away is told", async ({ page, firm }) => {
  const email = `${crypto.randomUUID()}@recruiters.test`;
  const { recruiterId } = await addRecruiter(firm.system(), { name: "Lin Osei", email, role: "viewer", password });
  await firm.sql`insert into identities (recruiter_id, provider, issuer, subject, label, created_at)
    values (${recruiterId}, 'oidc', ${`http://localhost:${port}`}, ${subject}, 'lin@beam.test', now())`;
  const answered = page.waitForRequest((request) => request.url().includes("/api/identity/oidc?"));
  await page.goto("/login");
  await through(page);
  const answer = await answered;
  await expect(page).toHaveURL(/\/today$/);
  const { cookie = "" } = await answer.allHeaders();
  await signOut(page);

  // Without its cookie, and by somebody who has kept it.
  await page.goto(answer.url());
  await expect(page.getByText(/^That took too long, or this answer was already used\./)).toBeVisible();
  const replayed = await fetch(answer.url(), { headers: { cookie }, redirect: "manual" });
  expect(replayed.headers.get("location")).toBe("/login?refused=over");

  server.service.once("beforeAuthorizeRedirect", ({ url }: { url: URL }) => {
    url.searchParams.delete("code");
    url.searchParams.set("error", "access_denied");
  });
  await page.goto("/login");
  await through(page);
  await expect(page.getByText(/^You did not finish signing in there\./)).toBeVisible();

  await server.stop();
  await page.goto("/login");
  await through(page);
  await expect(page.getByText(/^The identity provider does not answer at the moment\./)).toBeVisible();
  await server.start(port, "localhost");
});

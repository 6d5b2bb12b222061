import { randomUUID } from "node:crypto";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { startDraft } from "@/features/drafts/mutations/start-draft";
import { expect, test } from "./fixtures";

const screens = [
  "/today",
  "/positions",
  "/candidates",
  "/clients",
  "/outreach",
  "/templates",
  "/imports",
  "/settings",
  "/settings/contact-rules",
  "/settings/holidays",
  "/settings/sign-in",
];

test("whoever is signed out is led to the login page, from every screen", async ({ page }) => {
  for (const screen of screens) {
    await page.goto(screen);
    await expect(page, screen).toHaveURL(/\/login/);
  }
});

test("a webhook that Resend did not sign is refused", async ({ request }) => {
  const event = { type: "email.bounced", created_at: "2026-03-12T15:00:00Z", data: { email_id: randomUUID() } };
  const unsigned = await request.post("/api/webhooks/resend", { data: event });
  expect(unsigned.status()).toBe(401);
  const forged = await request.post("/api/webhooks/resend", {
    data: event,
    headers: {
      "svix-id": "msg_1",
      "svix-timestamp": `${Math.floor(Date.now() / 1000)}`,
      "svix-signature": "v1,Zm9yZ2Vk",
    },
  });
  expect(forged.status()).toBe(401);
});

test("an unsubscribe link that nobody was sent does nothing", async ({ request }) => {
  const answer = await request.post(`/api/unsubscribe/${"x".repeat(32)}`, {
    form: { "List-Unsubscribe": "One-Click" },
  });
  expect(answer.status()).toBe(404);
});

test.describe("a recruiter", () => {
  test.beforeEach(({ recruiter }) => recruiter);

  test("is told that what an id of nothing names is not there", async ({ page }) => {
    for (const path of [
      `/candidates/${randomUUID()}`,
      `/positions/${randomUUID()}/board`,
      `/clients/${randomUUID()}`,
      `/imports/${randomUUID()}`,
      `/outreach/${randomUUID()}`,
      `/templates/${randomUUID()}`,
      "/candidates/1%27%20or%20true",
      "/nowhere",
    ]) {
      const response = await page.goto(path);
      expect(response?.status(), path).toBe(404);
      await expect(page.getByRole("heading", { name: "This page can't be found" }), path).toBeVisible();
      await expect(page.getByRole("link", { name: "Go to Today" }), path).toBeVisible();
    }
    // The navigation is there as ever, and leads on.
    await page.getByRole("link", { name: "Positions" }).first().click();
    await expect(page).toHaveURL("/positions");
    await expect(page.getByRole("heading", { name: "Positions", exact: true })).toBeVisible();
  });

  test("who goes on from a candidate who is not there finds the next page as ever", async ({ page, firm }) => {
    const { candidateId } = await addCandidate(firm.system(), { firstName: "Maria", emails: [] });
    await page.goto(`/candidates/${randomUUID()}`);
    await page.getByRole("link", { name: "Go to Today" }).click();
    await expect(page.getByRole("heading", { name: "Today", exact: true })).toBeVisible();
    await page.goto(`/candidates/${candidateId}`);
    await expect(page).toHaveTitle(/^Maria · /);
  });

  test("gets a nonce for each page, and every script of it carries that nonce", async ({ page }) => {
    const nonces = new Set<string>();
    for (const path of ["/today", "/positions"]) {
      const response = await page.goto(path);
      const { "content-security-policy": policy = "", ...headers } = response?.headers() ?? {};
      const nonce = /script-src 'self' 'nonce-([^']{16,})' 'strict-dynamic'/.exec(policy)?.[1] ?? "";
      expect(policy).toContain("frame-ancestors 'none'");
      expect(headers["x-content-type-options"]).toBe("nosniff");
      const scripts = (await response?.text())?.match(/<script\b[^>]*>/g) ?? [];
      expect(scripts.length).toBeGreaterThan(0);
      expect(scripts.filter((script) => !script.includes(`nonce="${nonce}"`))).toEqual([]);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(2);
  });
});

/** What changes something, screen by screen: an admin finds each of them, or a viewer's none would say nothing. */
const verbs = {
  candidates: [{ role: "link", name: "Add candidate" }],
  candidate: [
    { role: "button", name: /^Log a call/ },
    { role: "button", name: /^Add to position/ },
    { role: "button", name: "Email" },
    { role: "button", name: "Add" },
    { role: "button", name: "Edit" },
    { role: "button", name: "Do not contact" },
  ],
  compose: [{ role: "button", name: "Delete draft" }],
  settings: [{ role: "button", name: "Save" }],
} as const;

for (const role of ["admin", "viewer"] as const) {
  test.describe(role === "viewer" ? "a viewer" : "an admin", () => {
    test.use({ role });
    test.beforeEach(({ recruiter }) => recruiter);

    test(
      role === "viewer" ? "sees each screen and changes nothing" : "sees each verb",
      async ({ page, firm, colleague }) => {
        const { candidateId } = await addCandidate(firm.system(), {
          firstName: "Ines",
          lastName: `Zabala ${randomUUID().slice(0, 6)}`,
        });
        const { outreachId } = await startDraft(colleague.context(), { candidateIds: [candidateId] });
        const seen = {
          candidates: ["/candidates", "Candidates"],
          candidate: [`/candidates/${candidateId}`, /Ines Zabala/],
          compose: [`/outreach/${outreachId}`, role === "viewer" ? "Viewers cannot send email" : "New email"],
          settings: ["/settings", "Company"],
        } as const;
        for (const screen of ["candidates", "candidate", "compose", "settings"] as const) {
          const [path, heading] = seen[screen];
          await page.goto(path);
          await expect(page.getByRole("heading", { name: heading }).first()).toBeVisible();
          for (const verb of verbs[screen]) {
            const found = page.getByRole(verb.role, { name: verb.name, exact: true });
            await expect(found, `${screen}: ${verb.name}`).toHaveCount(role === "viewer" ? 0 : 1);
          }
        }
      },
    );
  });
}

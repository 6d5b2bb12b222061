import { randomUUID } from "node:crypto";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { expect, test } from "./fixtures";

const screens = [
  "/today",
  "/positions",
  "/candidates",
  "/clients",
  "/outreach",
  "/outreach/new",
  "/templates",
  "/imports",
  "/settings",
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
  expect(answer.status()).toBeGreaterThanOrEqual(400);
});

test("an id of nothing is not found, whoever asks", async ({ page, recruiter }) => {
  expect(recruiter.recruiter.role).toBe("recruiter");
  for (const path of [
    `/candidates/${randomUUID()}`,
    `/positions/${randomUUID()}/board`,
    `/clients/${randomUUID()}`,
    "/candidates/1%27%20or%20true",
  ]) {
    await page.goto(path);
    await expect(page.getByText("This is not here anymore"), path).toBeVisible();
  }
});

test("every page carries the security headers and a nonce of its own", async ({ page, recruiter }) => {
  expect(recruiter.email).toContain("@");
  const nonces = new Set<string>();
  for (const path of ["/today", "/positions"]) {
    const response = await page.goto(path);
    const headers = response?.headers() ?? {};
    const policy = headers["content-security-policy"] ?? "";
    expect(policy).toMatch(/script-src[^;]*'nonce-[^']+'/);
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers["x-content-type-options"]).toBe("nosniff");
    nonces.add(/'nonce-([^']+)'/.exec(policy)?.[1] ?? "");
  }
  expect(nonces.size).toBe(2);
});

test.describe("a viewer", () => {
  test.use({ role: "viewer" });

  test("sees a candidate and changes nothing", async ({ page, firm, recruiter }) => {
    expect(recruiter.recruiter.role).toBe("viewer");
    const { candidateId } = await addCandidate(firm.system(), {
      firstName: "Ines",
      lastName: `Zabala ${randomUUID().slice(0, 6)}`,
    });
    await page.goto(`/candidates/${candidateId}`);
    await expect(page.getByRole("heading", { name: /Ines Zabala/ })).toBeVisible();
    await expect(page.getByRole("button", { name: /Log|Edit|Put on/ })).toHaveCount(0);
    await page.goto("/outreach/new");
    await expect(page.getByText("A viewer sends nothing")).toBeVisible();
    await page.goto("/settings");
    await expect(page.getByRole("button", { name: "Save" })).toHaveCount(0);
  });
});

import { readFileSync } from "node:fs";
import { assignOwner } from "@/features/candidates/mutations/assign-owner";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { expect, test } from "./fixtures";

test.describe("an admin", () => {
  test.use({ role: "admin" });

  test("finds who did what to whom, opens it, and takes it along", async ({ page, firm, recruiter, colleague }) => {
    const lastName = `Audit${Math.random().toString(36).slice(2, 8)}`;
    const { candidateId } = await addCandidate(colleague.context(), { firstName: "Noor", lastName });
    const context = firm.as(recruiter.recruiter);
    await assignOwner(context, { selection: { ids: [candidateId] }, ownerId: recruiter.recruiter.id });

    await page.goto("/settings");
    await page.getByRole("link", { name: "Audit", exact: true }).click();
    await page.getByRole("button", { name: "What happened" }).click();
    await page.getByRole("dialog", { name: "What happened" }).getByLabel("Assigned an owner").check();
    await page.keyboard.press("Escape");
    await expect(page.getByRole("link", { name: "Download as CSV" })).toHaveAttribute("href", /assignOwner/);
    const row = page.getByRole("row", { name: new RegExp(`Robin admin.*Assigned an owner.*Noor ${lastName}`) });
    await expect(row).toBeVisible();
    await row.locator("summary").click();
    await expect(row.getByRole("definition")).toContainText(recruiter.recruiter.id);

    const downloading = page.waitForEvent("download");
    await page.getByRole("link", { name: "Download as CSV" }).click();
    const download = await downloading;
    expect(download.suggestedFilename()).toBe("audit-log.csv");
    const text = readFileSync(await download.path(), "utf8");
    expect(text).toContain(`Noor ${lastName}`);
    expect(text).not.toContain("Added candidates");

    await row.getByRole("link", { name: `Noor ${lastName}` }).click();
    await expect(page.getByRole("heading", { name: `Noor ${lastName}` })).toBeVisible();
  });

  test("is told where no line fits the filters", async ({ page, recruiter }) => {
    expect(recruiter.recruiter.role).toBe("admin");
    await page.goto("/settings/audit?until=2001-01-01");
    await expect(page.getByText("No matches")).toBeVisible();
  });
});

test("nobody else finds the page or the file", async ({ page, recruiter }) => {
  expect(recruiter.recruiter.role).toBe("recruiter");
  expect((await page.goto("/settings/audit"))?.status()).toBe(404);
  const answer = await page.request.get("/api/audit-log");
  expect(answer.status()).toBe(400);
  expect(await answer.json()).toEqual({ sentence: "Only an admin can do this." });
});

import { randomUUID } from "node:crypto";
import { expect, test } from "./fixtures";

// They belong to the firm: one test at a time puts them away and brings them back.
test.describe.configure({ mode: "serial" });

test.describe("an admin", () => {
  test.use({ role: "admin" });

  test("sends a test email, sees it reported, confirms the holidays and puts the steps away", async ({
    page,
    firm,
    recruiter,
    inbox,
  }) => {
    await firm.sql`update settings set first_steps_dismissed_at = null, holidays_operation_id = null`;
    try {
      await page.goto("/today");
      const steps = page.getByRole("region", { name: "First steps" });
      const line = (title: string) => steps.getByRole("listitem").filter({ hasText: title });
      await expect(line("Company and postal address")).toContainText("Done");
      await line("Sending domain").getByRole("button", { name: "Send a test email" }).click();
      await expect(page.getByText(`A test email is on its way to ${recruiter.email}.`)).toBeVisible();
      await expect.poll(async () => (await inbox.emailsTo(recruiter.email)).length).toBe(1);
      await expect(line("Sending domain")).toContainText("Done");
      await expect(line("Reports from Resend")).toContainText("Done");
      await line("Holidays").getByRole("button", { name: "They are right" }).click();
      // The last of them may have been the last step of all.
      await expect(line("Holidays").getByRole("button", { name: "They are right" })).toHaveCount(0);

      await firm.sql`update settings set first_steps_dismissed_at = null, holidays_operation_id = null`;
      await page.goto(`/today?again=${randomUUID()}`);
      await steps.getByRole("button", { name: "Dismiss" }).click();
      await expect(steps).toHaveCount(0);
      await page.reload();
      await expect(page.getByRole("heading", { name: "Today", level: 1 })).toBeVisible();
      await expect(steps).toHaveCount(0);
    } finally {
      await firm.sql`update settings set first_steps_dismissed_at = now()`;
    }
  });
});

test("nobody but an admin sees first steps", async ({ page, recruiter, firm }) => {
  expect(recruiter.recruiter.role).toBe("recruiter");
  await firm.sql`update settings set first_steps_dismissed_at = null`;
  try {
    await page.goto("/today");
    await expect(page.getByRole("heading", { name: "Today", level: 1 })).toBeVisible();
    await expect(page.getByRole("region", { name: "First steps" })).toHaveCount(0);
  } finally {
    await firm.sql`update settings set first_steps_dismissed_at = now()`;
  }
});

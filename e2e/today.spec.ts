import type { Page } from "@playwright/test";
import { scheduleCallback } from "@/features/callbacks/mutations/schedule-callback";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { expect, test } from "./fixtures";

const someName = () => `Tq${Math.random().toString(36).slice(2, 9)}`;
const chip = (page: Page, name: string) =>
  page.getByRole("navigation", { name: "To do, by kind" }).getByRole("link", { name });

for (const role of ["manager", "viewer"] as const)
  test.describe(`a ${role}`, () => {
    test.use({ role });
    test("opens Today on the team, and keeps what they chose instead", async ({ page, recruiter, colleague }) => {
      expect(recruiter.recruiter.role).toBe(role);
      const context = colleague.context();
      const lastName = someName();
      const { personId } = await addCandidate(context, { firstName: "Tess", lastName });
      const dueAt = new Date(context.now.getTime() + 1_000);
      await scheduleCallback(context, { personId, dueAt, reason: "Ask about the commute", positionId: null });
      await page.goto("/today");
      await expect(chip(page, "Team")).toHaveAttribute("aria-current", "true");
      await expect(page.getByRole("link", { name: `Tess ${lastName}` })).toBeVisible();
      await expect(page.getByText("Casey Colleague").filter({ visible: true }).first()).toBeVisible();

      if (role === "manager") {
        await page.getByRole("button", { name: `Nudge: Tess ${lastName}` }).click();
        await expect(page.getByText(/nudged them a moment ago/)).toBeVisible();
        await page.getByRole("button", { name: `Hand over: Tess ${lastName}` }).click();
        const dialog = page.getByRole("dialog", { name: `Hand over Tess ${lastName}` });
        await dialog.getByLabel("To").selectOption({ value: recruiter.recruiter.id });
        await dialog.getByLabel("Note").fill("While Casey is out");
        await dialog.getByRole("button", { name: "Hand over" }).click();
        const handed = page.getByText(/^Handed to you by .*: While Casey is out$/);
        await expect(handed).toBeVisible();
        await page.getByRole("button", { name: "Undo" }).click();
        await expect(handed).toBeHidden();
      }

      await chip(page, "Mine").click();
      await expect(page).toHaveURL("/today?whose=mine");
      await expect(page.getByRole("link", { name: `Tess ${lastName}` })).toBeHidden();
      await page.reload();
      await expect(chip(page, "Mine")).toHaveAttribute("aria-current", "true");
      await expect(page.getByRole("heading", { name: /^Nothing to do/ })).toBeVisible();
      await chip(page, "Team").click();
      await expect(page).toHaveURL("/today");
      await expect(page.getByRole("link", { name: `Tess ${lastName}` })).toBeVisible();
    });
  });

test("a recruiter opens Today on their own, and where that is empty is led to the team's", async ({
  page,
  recruiter,
  colleague,
}) => {
  expect(recruiter.recruiter.role).toBe("recruiter");
  const context = colleague.context();
  const lastName = someName();
  const { personId } = await addCandidate(context, { firstName: "Tess", lastName });
  const dueAt = new Date(context.now.getTime() + 1_000);
  await scheduleCallback(context, { personId, dueAt, reason: "Ask about the commute", positionId: null });
  await page.goto("/today");
  await expect(chip(page, "Mine")).toHaveAttribute("aria-current", "true");
  await expect(page.getByRole("link", { name: `Tess ${lastName}` })).toBeHidden();
  await chip(page, "Team").click();
  await expect(page).toHaveURL("/today?whose=all");
  await expect(page.getByRole("link", { name: `Tess ${lastName}` })).toBeVisible();
});

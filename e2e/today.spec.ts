import type { Page } from "@playwright/test";
import { eq } from "drizzle-orm";
import { touches } from "@/db/schema/touches";
import { scheduleCallback } from "@/features/callbacks/mutations/schedule-callback";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { present } from "@/lib/clock";
import { expect, test } from "./fixtures";
import { loseNextAnswer } from "./lost-answers";

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
        // Each part of a colleague's bar opens exactly the lines that it counts.
        const theirs = context.actor.kind === "recruiter" ? context.actor.id : "";
        const late = page.locator(`a[href="/today?recruiter=${theirs}&when=late"]`, { hasText: "1 late" });
        await expect(async () => {
          await page.reload();
          await page.locator("summary", { hasText: "By recruiter" }).click();
          await expect(late).toBeVisible({ timeout: 1_000 });
        }).toPass();
        await late.click();
        await expect(page.getByText("1 to do")).toBeVisible();
        await expect(page.locator("[data-line]")).toHaveText([`Tess ${lastName}`]);
        await page.goto("/today");
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

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });
  test("a call logged without signal waits on the phone, and is logged once with its own time", async ({
    page,
    firm,
    recruiter,
  }) => {
    const context = firm.as(recruiter.recruiter);
    const lastName = someName();
    const phones = [{ raw: "(813) 555-0142" }];
    const { personId } = await addCandidate(context, { firstName: "Tess", lastName, phones });
    const dueAt = new Date(context.now.getTime() + 1_000);
    await scheduleCallback(context, { personId, dueAt, reason: "Ask about the commute", positionId: null });
    await page.goto("/today");
    await page.evaluate(async () => navigator.serviceWorker.ready);
    const panel = page.getByRole("dialog", { name: `Log activity with Tess ${lastName}` });
    const open = page.getByRole("button", { name: `Log a call with Tess ${lastName}` });
    await open.tap();
    await panel.getByRole("button", { name: "Cancel" }).tap();

    await page.context().setOffline(true);
    await open.tap();
    await expect(panel.getByText(/^No signal. This call is kept on your \w+ and will be logged when/)).toBeVisible();
    await expect(panel.getByRole("link", { name: /Call Tess/ })).toBeVisible();
    await panel.getByText("An hour ago").tap();
    await panel.getByLabel("Note").fill("From the site");
    await panel.getByRole("button", { name: "Log it" }).tap();
    const made = present().getTime() - 3_600_000;
    const waiting = page.getByRole("region", { name: "1 call waiting to be logged" });
    await waiting.getByRole("button", { name: "Show" }).tap();
    await expect(page.getByRole("list", { name: "Calls that are not logged yet" })).toContainText("From the site");
    await expect(page.getByText("Call waiting to be logged", { exact: true })).toBeVisible();

    const beside = await page.context().newPage();
    await beside.goto("/positions");
    await expect(beside.getByRole("heading", { name: "No connection" })).toBeVisible();
    await expect(beside.getByText("1 call is waiting to be logged. It is kept until then.")).toBeVisible();
    await beside.close();

    // Back online it is logged, and the answer is lost: the page that is opened next asks again.
    const logged = async () => context.db.select().from(touches).where(eq(touches.personId, personId));
    await loseNextAnswer(page);
    await page.context().setOffline(false);
    await expect.poll(async () => (await logged()).length).toBe(1);
    await expect(waiting).toBeVisible();
    await page.goto("/today");
    await expect(page.getByText(`Logged: call with Tess ${lastName}`)).toBeVisible();
    await expect(waiting).toBeHidden();
    const [touch, ...others] = await logged();
    expect(others).toEqual([]);
    expect(touch).toMatchObject({ note: "From the site", recruiterId: recruiter.recruiter.id });
    expect(Math.abs((touch?.at.getTime() ?? 0) - made)).toBeLessThan(15_000);
  });
});

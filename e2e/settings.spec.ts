import { randomUUID } from "node:crypto";
import { expect, test } from "./fixtures";

test.describe("an admin", () => {
  test.use({ role: "admin" });
  test.beforeEach(({ recruiter }) => recruiter);

  test("changes a contact rule after reading what it does, with a reason", async ({ page, firm }) => {
    await page.goto("/settings");
    await page.getByRole("link", { name: "Contact rules", exact: true }).click();
    const days = page.getByRole("textbox", { name: "Debrief after an interview", exact: true });
    const before = Number(await days.inputValue());
    await days.fill("100");
    await page.getByRole("button", { name: "Review changes" }).click();
    await expect(page.getByText("Enter a whole number from 1 to 72.")).toBeVisible();

    const after = before === 24 ? 30 : 24;
    await days.fill(String(after));
    await page.getByRole("button", { name: "Review changes" }).click();
    const dialog = page.getByRole("dialog", { name: "Change contact rules" });
    await expect(dialog.getByRole("list", { name: "Numbers that change" })).toHaveText(
      `Debrief after an interview: ${before} → ${after}`,
    );
    await expect(dialog.getByRole("list", { name: "What it does now" })).toContainText(
      "No one's contact status changes now",
    );
    await dialog.getByRole("button", { name: "Save changes" }).click();
    await expect(dialog.getByText("Say why, so that others know.")).toBeVisible();
    const reason = `Agreed ${randomUUID()}`;
    await dialog.getByLabel("Why").fill(reason);
    await dialog.getByRole("button", { name: "Save changes" }).click();
    await expect(page.getByText("Contact rules saved.")).toBeVisible();
    await page.reload();
    await expect(days).toHaveValue(String(after));
    expect(await firm.sql`select verb from operations where reason = ${reason}`).toEqual([
      { verb: "changeContactRules" },
    ]);
    await firm.sql`update settings set manners = manners - ${"debriefHours"}`;
  });

  test("adds a day off and removes it, and works on a federal holiday and takes it off again", async ({ page }) => {
    const name = `Office closed ${randomUUID().slice(0, 8)}`;
    await page.goto("/settings/holidays");
    await page.getByRole("button", { name: "Add a day off" }).click();
    const add = page.getByRole("dialog", { name: "Add a day off" });
    await add.getByLabel("Date").fill("2039-03-09");
    await add.getByLabel("Name").fill(name);
    await add.getByLabel("Why").fill("We move the office.");
    await add.getByRole("button", { name: "Add", exact: true }).click();
    const own = page.getByRole("list", { name: "Your own days off" });
    await expect(own).toContainText(`${name}Wed, Mar 9, 2039`);

    await own.getByRole("button", { name: `Remove ${name}`, exact: true }).click();
    const remove = page.getByRole("dialog", { name: `Remove ${name}` });
    await remove.getByLabel("Why").fill("We do not move.");
    await remove.getByRole("button", { name: "Remove", exact: true }).click();
    await expect(own.getByText(name)).toHaveCount(0);

    const federal = page.getByRole("list", { name: "Federal holidays" });
    const columbus = federal.getByRole("listitem").filter({ hasText: "Columbus Day" });
    await columbus.getByRole("button", { name: "Work this day: Columbus Day" }).click();
    const work = page.getByRole("dialog", { name: "Work on Columbus Day" });
    await work.getByLabel("Why").fill("Sites are open.");
    await work.getByRole("button", { name: "Work this day" }).click();
    await expect(columbus).toContainText("Business day");
    await columbus.getByRole("button", { name: "Take off: Columbus Day" }).click();
    const off = page.getByRole("dialog", { name: "Take Columbus Day off" });
    await off.getByLabel("Why").fill("Clients are closed.");
    await off.getByRole("button", { name: "Take off", exact: true }).click();
    await expect(columbus).toContainText("Day off");
  });
});

test.describe("the logo", () => {
  test.use({ role: "admin" });
  const png = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==";

  test("is set with a reason, stands on the sign-in page, and is taken away", async ({ page, recruiter, browser }) => {
    expect(recruiter.recruiter.role).toBe("admin");
    await page.goto("/settings");
    await page.getByLabel("Picture").setInputFiles({
      name: "logo.svg",
      mimeType: "image/svg+xml",
      buffer: Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"),
    });
    await page.getByLabel("Why this logo").fill("A new brand.");
    await page.getByRole("button", { name: "Save logo" }).click();
    await expect(page.getByText("Choose a PNG, JPEG or WebP picture of at most 200 KB.")).toBeVisible();
    await page.getByLabel("Picture").setInputFiles({
      name: "logo.png",
      mimeType: "image/png",
      buffer: Buffer.from(png, "base64"),
    });
    await page.getByRole("button", { name: "Save logo" }).click();
    await expect(page.getByRole("img", { name: "Your logo" })).toBeVisible();

    const outside = await browser.newPage();
    await outside.goto("/login");
    const seen = outside.locator("main img");
    await expect(seen).toHaveCount(1);
    expect(await seen.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBe(1);

    await page.getByLabel("Why without a logo").fill("The brand is gone.");
    await page.getByRole("button", { name: "Remove logo" }).click();
    await expect(page.getByRole("img", { name: "Your logo" })).toHaveCount(0);
    await outside.reload();
    await expect(seen).toHaveCount(0);
    await outside.close();
  });
});

test.describe("a recruiter", () => {
  test.beforeEach(({ recruiter }) => recruiter);

  test("reads the contact rules and the holidays and changes neither", async ({ page }) => {
    await page.goto("/settings/contact-rules");
    await expect(page.getByText("Outreach emails to one person")).toBeVisible();
    await expect(page.getByRole("button", { name: "Review changes" })).toHaveCount(0);
    await page.goto("/settings/holidays");
    await expect(page.getByText("Thanksgiving")).toBeVisible();
    await expect(page.getByRole("button", { name: "Add a day off" })).toHaveCount(0);
    await expect(page.getByRole("button", { name: /^Work/ })).toHaveCount(0);
  });
});

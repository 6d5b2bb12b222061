import { expect, test } from "./fixtures";

test("a part that does not arrive leaves the page and what was typed, and is asked for again", async ({
  page,
  recruiter,
}) => {
  expect(recruiter).toBeDefined();
  await page.goto("/settings/account");
  await page.waitForLoadState("networkidle");
  const field = page.getByRole("textbox", { name: "Current password" });
  await field.fill("what was typed");

  await page.context().setOffline(true);
  await page.keyboard.press("Control+k");
  const notice = page.getByRole("alert").filter({ hasText: "This part of the page could not be loaded." });
  await expect(notice).toContainText("No answer yet");
  await expect(field).toHaveValue("what was typed");

  await page.context().setOffline(false);
  await notice.getByRole("button", { name: "Try again" }).click();
  await expect(page.getByRole("combobox", { name: /^Search people/ })).toBeFocused();
  await page.keyboard.press("Escape");
  await expect(field).toHaveValue("what was typed");
});

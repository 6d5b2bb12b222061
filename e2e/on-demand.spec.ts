import { mostScriptKb, mostStyleKb, weighPage } from "@/scripts/page-weight";
import { expect, test } from "./fixtures";

test("the candidates page loads no more than what most visits use", async ({ page, recruiter }) => {
  expect(recruiter).toBeDefined();
  const weight = await weighPage(async (path) => {
    const answer = await page.request.get(path, { headers: { accept: "text/html" } });
    return { status: answer.status(), text: await answer.text() };
  }, "/candidates");
  expect(weight.scriptKb).toBeGreaterThan(50);
  expect(weight.scriptKb).toBeLessThanOrEqual(mostScriptKb);
  expect(weight.styleKb).toBeLessThanOrEqual(mostStyleKb);
});

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

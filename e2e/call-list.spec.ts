import { closeOut } from "@/features/candidacies/mutations/close-out";
import { expect, test } from "./fixtures";
import { makeBoard } from "./on-board";

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

test("picked people are called one after the other, with a thumb and by keys", async ({ page, firm, recruiter }) => {
  const context = firm.as(recruiter.recruiter);
  const { positionId, cardOf } = await makeBoard(context);
  for (const at of [0, 1])
    await closeOut(context, { candidacyId: cardOf(at), side: "client", reason: "position_filled", runnerUp: true });
  await page.goto(`/positions/${positionId}/top-of-mind`);
  await page.getByLabel("Select Maria Alvarez").check();
  await page.getByLabel("Select James Okafor").check();
  await page.getByRole("button", { name: "Call list of 2" }).tap();
  await page.getByLabel("Maria Alvarez", { exact: true }).fill("Ask about the bridge");
  await page.getByRole("button", { name: "Call Maria Alvarez later" }).tap();
  await page.getByRole("button", { name: "Start calling" }).tap();

  await expect(page).toHaveURL(/\/call-lists\//);
  await page.getByLabel("Note").fill("Rang out");
  await page.getByRole("button", { name: "No answer: James Okafor" }).tap();
  await expect(page.getByRole("button", { name: /Maria Alvarez/, expanded: true })).toBeFocused();
  await expect(page.getByText("Ask about the bridge")).toBeVisible();
  await page.keyboard.press("s");
  await expect(page.getByText("2 of 2 called")).toBeVisible();

  await page.goto(`/positions/${positionId}/top-of-mind`);
  await expect(page.getByText("all 2 called")).toBeVisible();
});

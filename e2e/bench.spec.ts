import { closeOut } from "@/features/candidacies/mutations/close-out";
import { addOpening } from "@/features/positions/mutations/add-opening";
import { expect, test } from "./fixtures";
import { makeBoard } from "./on-board";

test("from the bench to the list of what came back open, and to the rows behind a number", async ({
  page,
  firm,
  recruiter,
}) => {
  const context = firm.as(recruiter.recruiter);
  const { positionId, clientName, cardOf } = await makeBoard(context, { names: ["Maria Alvarez"] });
  await closeOut(context, { candidacyId: cardOf(0), side: "client", reason: "position_filled", runnerUp: true });
  await addOpening(context, { positionId });

  await page.goto("/today");
  await page.getByRole("link", { name: "Bench", exact: true }).click();
  await expect(page.getByRole("heading", { name: "Bench", exact: true })).toBeVisible();
  await page.getByRole("link", { name: "Back open this week" }).click();
  await expect(page.getByRole("row").filter({ hasText: clientName })).toContainText("Opening added");

  await page.getByRole("link", { name: "Openings refilled" }).click();
  await page
    .getByRole("row", { name: /^Not filled/ })
    .getByRole("link")
    .click();
  await expect(page).toHaveURL(/from=nobody/);
  await page.getByRole("row").filter({ hasText: clientName }).getByRole("link").first().click();
  await expect(page).toHaveURL(new RegExp(`/positions/${positionId}/history`));
});

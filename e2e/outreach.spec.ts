import type { Page } from "@playwright/test";
import { setDoNotContact } from "@/features/people/mutations/set-do-not-contact";
import { axeFindings, expect, test } from "./fixtures";
import { addSleeper, compose, send } from "./sleepers";

test("each email is seen before it goes, who never gets one is said with the reason, and who is left gets it", async ({
  page,
  firm,
  recruiter,
}) => {
  const context = firm.as(recruiter.recruiter);
  const [ada, ben, cleo] = [
    await addSleeper(context, "Ada"),
    await addSleeper(context, "Ben"),
    await addSleeper(context, "Cleo"),
  ];
  await setDoNotContact(context, { personId: cleo.personId, reason: "Asked us to stop" });
  await compose(page, context, ada, ben, cleo);
  await expect(page.getByText("2 ready, 0 on hold, 1 blocked")).toBeVisible();
  const list = page.getByRole("list", { name: "Recipients" });
  await expect(list.getByRole("listitem").filter({ hasText: cleo.name })).toContainText("blocked: do not contact");
  expect(await axeFindings(page)).toEqual([]);

  for (const { name, greeting } of [
    { ...ben, greeting: "Hi Ben," },
    { ...ada, greeting: "Hi Ada," },
  ]) {
    await list.getByRole("button", { name: new RegExp(`^${name}`) }).press("Enter");
    await expect(page.frameLocator(`iframe[title="Email to ${name}"]`).getByText(greeting)).toBeVisible();
  }
  await list.getByRole("button", { name: `Remove ${ben.name}` }).press("Enter");
  await expect(page.getByText("1 ready, 0 on hold, 1 blocked")).toBeVisible();
  await page.getByRole("button", { name: "Send to 1" }).press("Enter");
  await expect(page.getByRole("heading", { name: "1 sending, 0 on hold, 1 blocked" })).toBeVisible();
  await expect(page.getByRole("row", { name: new RegExp(ada.name) })).toContainText(ada.address);
  await expect(page.getByRole("row", { name: new RegExp(ben.name) })).toHaveCount(0);
  expect(await axeFindings(page)).toEqual([]);
});

test("a colleague who wrote a moment earlier is noticed on sending: one email a month", async ({
  page,
  firm,
  recruiter,
  colleague,
}) => {
  const context = firm.as(recruiter.recruiter);
  const dora = await addSleeper(context, "Dora");
  await compose(page, context, dora);
  await expect(page.getByText("1 ready, 0 on hold, 0 blocked")).toBeVisible();
  await send(await colleague.openPage(), colleague.context(), dora);
  await page.getByRole("button", { name: "Send to 1" }).click();
  await expect(page.getByRole("heading", { name: "0 sending, 1 on hold, 0 blocked" })).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: dora.name })).toContainText(
    /on hold until \w{3}, \w{3} \d+: an email is planned for \w{3}, \w{3} \d+/,
  );
  await compose(page, context, dora);
  await expect(page.getByRole("button", { name: "No one can be emailed yet" })).toBeDisabled();
});

test("an email that has not left is canceled once, and the second recruiter is told who did", async ({
  page,
  firm,
  recruiter,
  colleague,
}) => {
  const context = firm.as(recruiter.recruiter);
  const eli = await addSleeper(context, "Eli");
  await send(page, context, eli);
  const cancel = (where: Page) => where.getByRole("button", { name: `Cancel the email to ${eli.name}` });
  await expect(cancel(page)).toBeVisible();
  const other = await colleague.openPage();
  await other.goto(page.url());
  await cancel(other).press("Enter");
  await expect(other.getByText(`The email to ${eli.name} is canceled.`)).toBeVisible();

  await cancel(page).click();
  await expect(page.getByText("It cannot be canceled: canceled by Casey Colleague.")).toBeVisible();
  await page.reload();
  await expect(page.getByRole("row", { name: new RegExp(eli.name) })).toContainText("canceled by Casey Colleague");
  await expect(cancel(page)).toHaveCount(0);
  await compose(page, context, eli);
  await expect(page.getByText("1 ready, 0 on hold, 0 blocked")).toBeVisible();
});

import { declineOffer } from "@/features/offers/mutations/decline-offer";
import { extendOffer } from "@/features/offers/mutations/extend-offer";
import { axeFindings, expect, test } from "./fixtures";
import { card, column, makeBoard, openBoard, takeStep } from "./on-board";

const pay = { payCents: 12_500_000, payUnit: "year" } as const;

test("an offer goes out with its pay, by keys; their yes fills the seat", async ({ page, firm, recruiter }) => {
  const { path } = await makeBoard(firm.as(recruiter.recruiter));
  await openBoard(page, path);
  const form = await takeStep(page, "Maria Alvarez", /^Offer/, "Offer for Maria Alvarez");
  const sum = form.getByRole("textbox", { name: "Pay" });
  await sum.press("Enter");
  await expect(sum).toBeFocused();
  await expect(sum).toHaveAccessibleDescription("Enter the pay.");
  await sum.fill("125,000");
  expect(await axeFindings(page)).toEqual([]);
  await sum.press("Enter");
  await expect(form).toBeHidden();
  await expect(column(page, "Offer")).toContainText("Maria Alvarez");

  await card(page, "Maria Alvarez").press("Enter");
  await page.getByRole("button", { name: "Record acceptance…" }).click();
  const answer = page.getByRole("dialog", { name: "Maria Alvarez accepts" });
  await expect(answer).toContainText("$125,000/yr");
  await answer.getByRole("button", { name: "Fill opening 1" }).click();
  await expect(answer).toBeHidden();
  await expect(column(page, "Accepted")).toContainText("Maria Alvarez");
  await expect(page.getByText("1 of 1 opening filled")).toBeVisible();
});

test("one seat is not offered to two: the second recruiter is told whose it is", async ({
  page,
  firm,
  recruiter,
  colleague,
}) => {
  const { path, cardOf, positionId } = await makeBoard(firm.as(recruiter.recruiter), { openings: 2 });
  await openBoard(page, path);
  const form = await takeStep(page, "Maria Alvarez", /^Offer/, "Offer for Maria Alvarez");
  await form.getByRole("textbox", { name: "Pay" }).fill("125,000");
  await form.getByLabel("Opening").selectOption("Opening 1");

  const { openingId } = await extendOffer(colleague.context(), { candidacyId: cardOf(1), ...pay });
  await form.getByRole("button", { name: "Extend the offer to Maria" }).click();
  const opening = form.getByLabel("Opening");
  await expect(opening).toHaveAccessibleDescription(
    /^Casey Colleague offered opening 1 to James Okafor a moment ago\.$/,
  );
  await expect(opening).toBeFocused();
  expect(openingId).toBe(await opening.inputValue());

  await opening.selectOption("Opening 2");
  await form.getByRole("button", { name: "Extend the offer to Maria" }).click();
  await expect(form).toBeHidden();
  await openBoard(page, `/positions/${positionId}/board`);
  await expect(column(page, "Offer")).toContainText("Maria Alvarez");
  await expect(column(page, "Offer")).toContainText("James Okafor");
});

test("of two answers the first stands, and the second recruiter is told which", async ({
  page,
  firm,
  recruiter,
  colleague,
}) => {
  const context = firm.as(recruiter.recruiter);
  const { path, cardOf } = await makeBoard(context);
  const { offerId } = await extendOffer(context, { candidacyId: cardOf(0), ...pay });
  await openBoard(page, path);
  await card(page, "Maria Alvarez").press("Enter");
  await page.getByRole("button", { name: "Record acceptance…" }).click();
  const form = page.getByRole("dialog", { name: "Maria Alvarez accepts" });
  await expect(form.getByRole("button", { name: "Fill opening 1" })).toBeVisible();

  await declineOffer(colleague.context(), { offerId, reason: "counter_offer" });
  await form.getByRole("button", { name: "Fill opening 1" }).click();
  await expect(form.getByRole("alert")).toHaveText(
    "Casey Colleague recorded a moment ago that Maria Alvarez declined.",
  );
  await page.reload();
  await expect(page.getByText(/^Back open/).first()).toBeVisible();
  await expect(column(page, "Offer")).not.toContainText("Maria Alvarez");
});

test("an offer is withdrawn with a reason, and the card goes back to the last stage that needs no record", async ({
  page,
  firm,
  recruiter,
}) => {
  const context = firm.as(recruiter.recruiter);
  const { path, cardOf } = await makeBoard(context);
  await extendOffer(context, { candidacyId: cardOf(0), ...pay });
  await openBoard(page, path);
  await card(page, "Maria Alvarez").press("Enter");
  await page.getByRole("button", { name: "Withdraw the offer…" }).click();
  const form = page.getByRole("dialog", { name: "Withdraw the offer to Maria Alvarez" });
  await form.getByRole("button", { name: "Withdraw the offer" }).click();
  await expect(form.getByLabel("Why")).toBeFocused();
  await expect(form.getByLabel("Why")).toHaveAccessibleDescription("Say why it is withdrawn.");
  await form.getByLabel("Why").fill("The budget was cut.");
  await form.getByRole("button", { name: "Withdraw the offer" }).click();
  await expect(form).toBeHidden();
  await expect(column(page, "Screened")).toContainText("Maria Alvarez");
  await expect(column(page, "Offer")).not.toContainText("Maria Alvarez");
});

test("their no is recorded from the card's menu, by keys alone", async ({ page, firm, recruiter }) => {
  const context = firm.as(recruiter.recruiter);
  const { path, cardOf } = await makeBoard(context);
  await extendOffer(context, { candidacyId: cardOf(0), ...pay });
  await openBoard(page, path);
  await card(page, "Maria Alvarez").press("m");
  await expect(page.getByRole("menuitem", { name: "Accepted Record acceptance…" })).toBeVisible();
  await expect(page.getByRole("menuitem", { name: "Withdraw the offer…" })).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole("menuitem", { name: "Record decline…" }).press("Enter");
  const form = page.getByRole("dialog", { name: "Maria Alvarez declines" });
  await form.getByLabel("Why").selectOption("Took a counteroffer");
  await form.getByRole("button", { name: "Record decline" }).press("Enter");
  await expect(form).toBeHidden();
  await expect(column(page, "Offer")).not.toContainText("Maria Alvarez");
});

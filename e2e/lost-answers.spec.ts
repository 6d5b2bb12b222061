import { randomUUID } from "node:crypto";
import { unheard } from "@/components/form/sentences";
import { expect, test } from "./fixtures";
import { badGateway, expectSafeSecondPress, loseNextAnswer, sendOf } from "./lost-answers";
import { forms } from "./lost-answers-forms";
import { rowVerbs } from "./lost-answers-rows";
import { verbs } from "./lost-answers-verbs";
import { card, column, makeBoard, openBoard, takeStep } from "./on-board";

test("a card is moved once, and its move can be undone", async ({ page, firm, recruiter: { recruiter } }) => {
  const context = firm.as(recruiter);
  const { path } = await makeBoard(context);
  await openBoard(page, path);
  await expectSafeSecondPress(page, {
    context,
    recruiter,
    press: () => card(page, "Maria Alvarez").press("Shift+ArrowRight"),
    done: () => expect(page.getByText("Maria Alvarez moved to Screened.")).toBeVisible(),
  });
  await expect(column(page, "Screened")).toContainText("Maria Alvarez");
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(column(page, "Sourced")).toContainText("Maria Alvarez");
});

test("an opening is added once", async ({ page, firm, recruiter: { recruiter } }) => {
  const context = firm.as(recruiter);
  const { path } = await makeBoard(context);
  await openBoard(page, path);
  await page.getByRole("button", { name: "More", exact: true }).click();
  await page.getByRole("menuitem", { name: "Add an opening" }).click();
  const form = page.getByRole("dialog", { name: "Add an opening?" });
  await form.getByRole("textbox").fill("The second phase is signed.");
  await expectSafeSecondPress(page, {
    context,
    recruiter,
    press: () => sendOf(form).click(),
    done: () => expect(page.getByText("Opening 2 is added and back open.")).toBeVisible(),
    typed: [form.getByRole("textbox"), "The second phase is signed."],
  });
  await expect(page.getByText("0 of 2 openings filled")).toBeVisible();
});

for (const [name, prepare] of Object.entries({ ...verbs, ...forms, ...rowVerbs }))
  test(`${name} once`, async ({ page, firm, recruiter: { recruiter } }) => {
    const context = firm.as(recruiter);
    const { press, done, typed } = await prepare(page, context);
    await expectSafeSecondPress(page, { context, recruiter, press, done, typed });
  });

test("Z after a lost answer to Z takes the same move back, and not the one before", async ({
  page,
  firm,
  recruiter,
}) => {
  await openBoard(page, (await makeBoard(firm.as(recruiter.recruiter))).path);
  for (const stage of ["Screened", "Sourced"]) {
    await card(page, "Maria Alvarez").press(stage === "Screened" ? "Shift+ArrowRight" : "Shift+ArrowLeft");
    await expect(page.getByText(`Maria Alvarez moved to ${stage}.`)).toBeVisible();
  }
  await loseNextAnswer(page);
  await page.keyboard.press("z");
  await expect(page.getByRole("alert").filter({ hasText: unheard })).toBeVisible();
  await page.keyboard.press("z");
  await expect(page.getByText("Undone.")).toBeVisible();
  await expect(column(page, "Screened")).toContainText("Maria Alvarez");
});

test("a balancer's answer is none: the form stays, and says what may have happened", async ({ page, recruiter }) => {
  expect(recruiter.recruiter.role).toBe("recruiter");
  const name = `Halyard ${randomUUID()}`;
  await page.goto("/clients");
  await page.getByRole("button", { name: "Add client" }).click();
  const form = page.getByRole("dialog", { name: "Add client" });
  await form.getByLabel("Name").fill(name);
  await loseNextAnswer(page, badGateway);
  await sendOf(form).click();
  await expect(form.getByRole("alert")).toContainText(unheard);
  await expect(form.getByLabel("Name")).toHaveValue(name);

  // More is typed, and what is on the server is what was there before: that is said, and not overwritten.
  await form.getByLabel("City").fill("Tampa");
  await sendOf(form).click();
  await expect(form.getByRole("alert")).toContainText("What you pressed first was saved a moment ago");
  await expect(form.getByLabel("City")).toHaveValue("Tampa");
});

test("an action that hangs is given up, and the same press is safe", async ({ page, firm, recruiter }) => {
  const context = firm.as(recruiter.recruiter);
  const { path } = await makeBoard(context);
  await openBoard(page, path);
  const form = await takeStep(page, "Maria Alvarez", /^Offer/, "Offer for Maria Alvarez");
  await form.getByRole("textbox", { name: "Pay" }).fill("125,000");
  await page.evaluate(() => {
    const timeout = AbortSignal.timeout.bind(AbortSignal);
    // The next action only: the second one has the time that it takes.
    AbortSignal.timeout = (ms) => {
      AbortSignal.timeout = timeout;
      return timeout(Math.min(ms, 500));
    };
  });
  await expectSafeSecondPress(page, {
    context,
    recruiter: recruiter.recruiter,
    loss: async (route) => void (await route.fetch()),
    press: () => sendOf(form).click(),
    done: () => expect(form).toBeHidden(),
    typed: [form.getByRole("textbox", { name: "Pay" }), "125,000"],
  });
  await expect(column(page, "Offer")).toContainText("Maria Alvarez");
});

test("who was signed out meanwhile keeps the form, signs in elsewhere, and the same press works", async ({
  page,
  context: browser,
  firm,
  recruiter,
}) => {
  const { path } = await makeBoard(firm.as(recruiter.recruiter));
  await openBoard(page, path);
  const form = await takeStep(page, "Maria Alvarez", /^Offer/, "Offer for Maria Alvarez");
  await form.getByRole("textbox", { name: "Pay" }).fill("125,000");
  await browser.clearCookies();
  await sendOf(form).click();
  await expect(form.getByRole("alert")).toContainText("You are signed out, so nothing was changed.");
  await expect(page).toHaveURL(new RegExp(path));
  await expect(form.getByRole("textbox", { name: "Pay" })).toHaveValue("125,000");

  const opened = browser.waitForEvent("page");
  await form.getByRole("link", { name: "Sign in" }).click();
  const other = await opened;
  await other.getByLabel("Email").fill(recruiter.email);
  await other.getByLabel("Password", { exact: true }).fill(recruiter.password);
  await other.getByRole("button", { name: "Sign in" }).click();
  await expect(other).toHaveURL(/\/today$/);

  await sendOf(form).click();
  await expect(form).toBeHidden();
  await expect(column(page, "Offer")).toContainText("Maria Alvarez");
});

test.describe("an admin", () => {
  test.use({ role: "admin" });

  test("adds a recruiter once, and sees the password though the first answer was lost", async ({
    page,
    firm,
    recruiter: { recruiter },
  }) => {
    await page.goto("/settings/people");
    const form = page.locator("main form").filter({ hasText: "Add recruiter" });
    await form.getByLabel("Name").fill("Noor Aziz");
    await form.getByLabel("Email").fill(`${randomUUID()}@recruiters.test`);
    await expectSafeSecondPress(page, {
      context: firm.as(recruiter),
      recruiter,
      press: () => sendOf(form).click(),
      done: () => expect(page.locator("output code")).toHaveText(/^(\w{4}-){3}\w{4}$/),
      typed: [form.getByLabel("Name"), "Noor Aziz"],
    });
  });

  test("invites somebody once, though the first answer was lost", async ({
    page,
    firm,
    recruiter: { recruiter },
    inbox,
  }) => {
    const address = `${randomUUID()}@recruiters.test`;
    await page.goto("/settings/people");
    const form = page.locator("main form").filter({ hasText: "Send invitations" });
    const addresses = form.getByLabel("Email addresses");
    await addresses.fill(address);
    await expectSafeSecondPress(page, {
      context: firm.as(recruiter),
      recruiter,
      press: () => sendOf(form).click(),
      done: () => expect(page.getByText("1 invitation sent.")).toBeVisible(),
      typed: [addresses, address],
    });
    await expect.poll(async () => (await inbox.emailsTo(address)).length, { timeout: 20_000 }).toBe(1);
  });
});

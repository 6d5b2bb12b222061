import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { moveCandidacies } from "@/features/candidacies/mutations/move-candidacies";
import { addRecruiter } from "@/features/recruiters/mutations/add-recruiter";
import { expect, test } from "./fixtures";
import { card, column, makeBoard, openBoard } from "./on-board";

test("a card moves by mouse, by key and by menu, and each move is undone", async ({ page, firm, recruiter }) => {
  const { path } = await makeBoard(firm.as(recruiter.recruiter));
  await openBoard(page, path);

  await card(page, "Maria Alvarez").dragTo(column(page, "Screened").getByRole("list"));
  await expect(column(page, "Screened")).toContainText("Maria Alvarez");
  await expect(page.getByText("Maria Alvarez moved to Screened.")).toBeVisible();

  await card(page, "James Okafor").press("Shift+ArrowRight");
  await expect(column(page, "Screened")).toContainText("James Okafor");
  await expect(card(page, "James Okafor")).toBeFocused();
  await page.keyboard.press("z");
  await expect(column(page, "Sourced")).toContainText("James Okafor");

  await card(page, "James Okafor").press("m");
  await page.getByRole("menuitem", { name: "Screened" }).press("Enter");
  await expect(column(page, "Screened")).toContainText("James Okafor");
  await page.reload();
  await expect(column(page, "Screened")).toContainText("Maria Alvarez");
});

test("a stage that needs a step asks for the step", async ({ page, firm, recruiter }) => {
  const { path } = await makeBoard(firm.as(recruiter.recruiter));
  await openBoard(page, path);
  await card(page, "Maria Alvarez").press("m");
  await page.getByRole("menuitem", { name: /^Submitted/ }).click();
  const form = page.getByRole("dialog", { name: "Submit Maria Alvarez" });
  await form.getByLabel(/They didn't say/).check();
  await form.getByRole("button", { name: /^Submit to/ }).click();
  const why = form.getByLabel("Why without right to represent");
  await expect(why).toHaveAccessibleDescription(/Say why you submit them without it\./);
  await why.fill("They agreed on site; the email follows.");
  await form.getByRole("button", { name: /^Submit to/ }).click();
  await expect(column(page, "Submitted")).toContainText("Maria Alvarez");
  await expect(column(page, "Submitted")).toContainText("our date");
});

test("others' moves appear by themselves, and the loser of a race is told who was first", async ({
  page,
  firm,
  recruiter,
}) => {
  const context = firm.as(recruiter.recruiter);
  const { path, cardOf } = await makeBoard(context);
  await openBoard(page, path);
  await moveCandidacies(context, { cards: [{ candidacyId: cardOf(0), version: 1 }], toStage: "screened" });
  await expect(column(page, "Screened")).toContainText("Maria Alvarez");

  await page.route(/\/api\/positions\//, (route) => route.abort());
  await moveCandidacies(context, { cards: [{ candidacyId: cardOf(1), version: 1 }], toStage: "screened" });
  await card(page, "James Okafor").press("Shift+ArrowRight");
  await expect(page.getByText(/^Robin recruiter moved this to Screened /)).toBeVisible();
});

test("several are closed out at once, with who and why, and come back by one key", async ({
  page,
  firm,
  recruiter,
}) => {
  const { path } = await makeBoard(firm.as(recruiter.recruiter));
  await openBoard(page, path);
  await card(page, "Maria Alvarez").press("x");
  await card(page, "Priya Raman").press("x");
  await card(page, "Priya Raman").press("e");
  const form = page.getByRole("dialog", { name: "Close out 2 cards" });
  await form.getByRole("button", { name: "Close out 2 cards" }).click();
  await expect(form.getByText("Say why.")).toBeVisible();
  await form.getByLabel("Why").selectOption("Not a fit");
  await form.getByRole("button", { name: "Close out 2 cards" }).click();

  await expect(column(page, "Sourced")).not.toContainText("Maria Alvarez");
  await page.getByText("2 closed out", { exact: true }).click();
  await expect(page.getByText("We withdrew: Not a fit").first()).toBeVisible();
  await page.keyboard.press("z");
  await expect(column(page, "Sourced")).toContainText("Maria Alvarez");
  await expect(column(page, "Sourced")).toContainText("Priya Raman");
});

test("people are added by name, and an empty board says what to do", async ({ page, firm, recruiter }) => {
  const context = firm.as(recruiter.recruiter);
  const lastName = `Zabriskie${Math.random().toString(36).slice(2, 8)}`;
  await addCandidate(context, { firstName: "Ines", lastName });
  const { path } = await makeBoard(context);
  await openBoard(page, path);
  await page.getByRole("button", { name: "Add people" }).click();
  await page.getByLabel("Name or email").fill(lastName);
  await page.getByLabel(new RegExp(`Ines ${lastName}`)).check();
  await page.getByRole("button", { name: "Add 1 to board" }).click();
  await expect(column(page, "Sourced")).toContainText(`Ines ${lastName}`);
});

test.describe("a viewer", () => {
  test.use({ role: "viewer" });

  test("sees the board and changes nothing", async ({ page, firm, recruiter }) => {
    expect(recruiter.recruiter.role).toBe("viewer");
    const owner = { name: "Olive Owner", email: `${crypto.randomUUID()}@recruiters.test`, role: "recruiter" } as const;
    const { recruiterId } = await addRecruiter(firm.system(), owner);
    const { path } = await makeBoard(firm.system(), { ownerId: recruiterId });
    await openBoard(page, path);
    await expect(column(page, "Sourced")).toContainText("Maria Alvarez");
    await card(page, "Maria Alvarez").press("m");
    await expect(page.getByRole("menu")).toHaveCount(0);
    await expect(page.getByRole("button", { name: "Add people" })).toHaveCount(0);
  });
});

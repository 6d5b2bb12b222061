import { eq } from "drizzle-orm";
import { positions } from "@/db/schema/positions";
import { addContact } from "@/features/clients/mutations/add-contact";
import { submitToClient } from "@/features/submittals/mutations/submit-to-client";
import { dayIn } from "@/lib/calendar";
import { axeFindings, expect, listening, test } from "./fixtures";
import { card, makeBoard, openBoard } from "./on-board";

test("a contact answers about submitted people on a page without signing in, and the board says so", async ({
  page,
  browser,
  baseURL,
  firm,
  recruiter,
}) => {
  const context = firm.as(recruiter.recruiter);
  const { positionId, path, cardOf } = await makeBoard(context, { ownerId: recruiter.recruiter.id });
  const [position] = await firm.db.select().from(positions).where(eq(positions.id, positionId));
  await addContact(context, { clientId: position?.clientId ?? "", firstName: "Hal", lastName: "Rao", main: true });
  const today = dayIn("America/New_York", context.now);
  for (const index of [0, 1])
    await submitToClient(context, {
      candidacyId: cardOf(index),
      submittedOn: today,
      withoutRightReason: "Agreed by phone",
      decision: { on: today },
    });

  await openBoard(page, path);
  for (const name of ["Maria Alvarez", "James Okafor"]) await card(page, name).press("x");
  await page.getByRole("button", { name: "Share with client" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/Maria Alvarez$/).fill("Led three precast parking decks.");
  await dialog.getByRole("button", { name: "Create page" }).click();
  const link = await dialog.getByLabel("Link", { exact: true }).inputValue();
  await dialog.getByRole("button", { name: "Log as sent" }).click();

  const visitor = await browser.newContext({ viewport: { width: 390, height: 800 }, ...(baseURL && { baseURL }) });
  const theirs = listening(await visitor.newPage());
  await theirs.goto(new URL(link).pathname);
  const about = (name: string) => theirs.getByRole("region", { name });
  await expect(about("Maria Alvarez")).toContainText("Led three precast parking decks.");
  expect(await axeFindings(theirs)).toEqual([]);
  expect(await theirs.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await about("Maria Alvarez").getByLabel("Interview").check();
  await about("Maria Alvarez").getByLabel("Comment (required for a no)").fill("Next week works");
  await about("Maria Alvarez")
    .getByRole("button", { name: /^Send answer/ })
    .click();
  await expect(about("Maria Alvarez")).toContainText("You answered today: interview, “Next week works”.");
  await about("James Okafor").getByLabel("No", { exact: true }).check();
  await about("James Okafor").getByText("Rate them (optional)").click();
  await about("James Okafor").getByRole("combobox", { name: "Experience" }).selectOption("2");
  await about("James Okafor")
    .getByRole("button", { name: /^Send answer/ })
    .click();
  await expect(about("James Okafor").getByRole("alert")).toContainText("Say why not");
  await expect(about("James Okafor").getByLabel("No", { exact: true })).toBeChecked();
  await expect(about("James Okafor").getByRole("combobox", { name: "Experience" })).toHaveValue("2");
  await visitor.close();

  await openBoard(page, path);
  await expect(card(page, "Maria Alvarez")).toContainText("Client answered: interview, “Next week works”");
  await page.goto(path.replace(/board$/, "details"));
  const row = page.getByRole("table", { name: "Shared with client" }).getByRole("row").filter({ hasText: "Hal Rao" });
  await expect(row).toContainText("1 of 2");
});

import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { positions } from "@/db/schema/positions";
import { promises } from "@/db/schema/promises";
import { addContact } from "@/features/clients/mutations/add-contact";
import { submitToClient } from "@/features/submittals/mutations/submit-to-client";
import { dayIn, plusDays } from "@/lib/calendar";
import { axeFindings, expect, listening, test } from "./fixtures";
import { card, makeBoard, openBoard } from "./on-board";

// An email goes there, and an answer comes back.
test.describe.configure({ timeout: 120_000 });

test("a contact is asked once about all that is overdue, answers on a page without signing in, and the board says so", async ({
  page,
  browser,
  baseURL,
  firm,
  recruiter,
  inbox,
}) => {
  const context = firm.as(recruiter.recruiter);
  const { positionId, path, cardOf } = await makeBoard(context, { ownerId: recruiter.recruiter.id });
  const [position] = await firm.db.select().from(positions).where(eq(positions.id, positionId));
  const address = `${randomUUID()}@people.test`;
  const lastName = `Rao${randomUUID().slice(0, 6)}`;
  const { contactId } = await addContact(context, {
    clientId: position?.clientId ?? "",
    firstName: "Hal",
    lastName,
    email: address,
    main: true,
  });
  const today = dayIn("America/New_York", context.now);
  for (const index of [0, 1])
    await submitToClient(context, {
      candidacyId: cardOf(index),
      submittedOn: today,
      withoutRightReason: "Agreed by phone",
      decision: { on: today },
    });
  await firm.db
    .update(promises)
    .set({ dueOn: plusDays(today, -3), contactId })
    .where(eq(promises.positionId, positionId));

  await page.goto("/today");
  const line = page.getByRole("listitem").filter({ hasText: `Hal ${lastName}` });
  await expect(line).toHaveCount(1);
  await expect(line).toContainText("2 decisions overdue");
  await line.getByRole("link", { name: "Check in" }).click();
  await expect(page.getByLabel("Subject", { exact: true })).toHaveValue("Structural Engineer: where do you stand?");
  expect(await axeFindings(page)).toEqual([]);
  await page.getByRole("button", { name: "Send check-in" }).click();
  await expect(page).toHaveURL("/today");
  await expect(line).toHaveCount(0);

  await expect.poll(() => inbox.emailsTo(address)).toHaveLength(1);
  const [email] = await inbox.emailsTo(address);
  expect(email?.text).toContain("Maria Alvarez, Structural Engineer");
  const [link = ""] = /\/decide\/[\w-]+/.exec(email?.text ?? "") ?? [];
  const visitor = await browser.newContext({ viewport: { width: 390, height: 800 }, ...(baseURL && { baseURL }) });
  const theirs = listening(await visitor.newPage());
  await theirs.goto(link);
  const about = (name: string) => theirs.getByRole("region", { name });
  await expect(about("James Okafor")).toBeVisible();
  expect(await axeFindings(theirs)).toEqual([]);
  expect(await theirs.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await about("Maria Alvarez").getByLabel("Or the next step, in a few words").fill("Meet Lee on site");
  await theirs.keyboard.press("Enter");
  await expect(about("Maria Alvarez")).toContainText("You answered today: next step, “Meet Lee on site”.");
  await about("James Okafor").getByRole("button", { name: /^No/ }).press("Enter");
  await expect(theirs.getByRole("status")).toContainText("has your answer about James Okafor. That is everything");
  await visitor.close();

  await page.goto("/today?kind=client_answered");
  const said = page.getByRole("listitem").filter({ hasText: `Hal ${lastName} answered` });
  await expect(said).toHaveCount(2);
  await expect(said.filter({ hasText: "James Okafor" })).toContainText("no. Close them out");
  await said.filter({ hasText: "James Okafor" }).getByRole("button", { name: "Done: James Okafor" }).click();
  await expect(said).toHaveCount(1);
  await openBoard(page, path);
  await expect(card(page, "Maria Alvarez")).toContainText("Client answered: next step, “Meet Lee on site”");
  expect(await inbox.emailsTo(address)).toHaveLength(1);
});

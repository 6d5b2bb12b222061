import { randomUUID } from "node:crypto";
import { addClient } from "@/features/clients/mutations/add-client";
import { addTemplate } from "@/features/templates/mutations/add-template";
import { expect } from "./fixtures";
import { sendOf } from "./lost-answers";
import { interview, onCard, sending, type Prepare } from "./lost-answers-verbs";
import { card, makeBoard, openBoard } from "./on-board";

/** The verbs of forms and lists outside the board, up to their last press. */
export const forms: Record<string, Prepare> = {
  async "a position is added"(page, context) {
    const client = `Halyard ${randomUUID()}`;
    await addClient(context, { name: client });
    await page.goto("/positions/new");
    await page.getByLabel("Title").fill("Senior Structural Engineer");
    await page.getByLabel("Discipline").selectOption({ index: 1 });
    await page.getByLabel("Level").selectOption({ index: 1 });
    await page.getByRole("combobox", { name: "Client" }).fill(client);
    await page.getByRole("option", { name: client }).click();
    await page
      .getByLabel(/description/)
      .first()
      .fill("60-person structural firm, Tampa");
    await page.getByLabel("City").fill("Tampa");
    await page.getByLabel("State").selectOption("Florida");
    return {
      press: () => sendOf(page.locator("main form")).click(),
      done: () => expect(page).toHaveURL(/\/board$/),
      typed: [page.getByLabel("Title"), "Senior Structural Engineer"],
    };
  },
  async "a template is revised"(page, context) {
    const { templateId } = await addTemplate(context, {
      name: `Thanks ${randomUUID().slice(0, 8)}`,
      purpose: "process",
      processSubject: "thanks",
      subject: "Thank you",
      body: "Hi {{ first_name }},\n\nThank you for the interview.",
    });
    await page.goto(`/templates/${templateId}`);
    await page.getByLabel("Subject", { exact: true }).fill("Thank you for today");
    return {
      press: () => sendOf(page.locator("main form")).click(),
      done: () => expect(page.getByRole("button", { name: /version 3$/ })).toBeVisible(),
      typed: [page.getByLabel("Subject", { exact: true }), "Thank you for today"],
    };
  },
  async "a decision date is set"(page, context) {
    const form = await onCard(page, (await interview(context, -1)).path, /^Decision date/);
    await form.getByLabel(/They didn't say/).check();
    return sending(form);
  },
  async "a yes is recorded"(page, context) {
    await openBoard(page, (await makeBoard(context)).path);
    await card(page, "Maria Alvarez").press("Enter");
    return {
      press: () => page.getByRole("button", { name: "Record their agreement" }).click(),
      done: () => expect(page.getByText("Maria Alvarez agreed to be submitted and is now in process.")).toBeVisible(),
    };
  },
  async "a line of Today is snoozed"(page, context) {
    await interview(context, -1);
    await page.goto("/today");
    await page.keyboard.press("j");
    await expect(page.locator("[data-line]").first()).toBeFocused();
    return {
      press: () => page.keyboard.press("s"),
      done: () => expect(page.getByText(/snoozed until/)).toBeVisible(),
    };
  },
  async "an import is started"(page) {
    const tail = randomUUID().slice(0, 8);
    const file = `First Name,Last Name,Email\nMaria,Alvarez ${tail},maria.${tail}@people.test\n`;
    await page.goto("/imports");
    await page
      .getByLabel(/file of people/)
      .setInputFiles({ name: `people-${tail}.csv`, mimeType: "text/csv", buffer: Buffer.from(file) });
    await sendOf(page.locator("main form")).click();
    await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}$/);
    return {
      press: () => sendOf(page.locator("main form")).click(),
      done: () => expect(page.getByRole("link", { name: "Added 1" })).toBeVisible({ timeout: 30_000 }),
    };
  },
};

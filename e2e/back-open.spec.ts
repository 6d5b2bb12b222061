import { randomUUID } from "node:crypto";
import type { Locator, Page } from "@playwright/test";
import { addRecruiter } from "@/features/recruiters/mutations/add-recruiter";
import { dayIn } from "@/lib/calendar";
import { present } from "@/lib/clock";
import { expect, test } from "./fixtures";
import { column, openBoard } from "./on-board";
import { countPresses } from "./presses";
import { letGo } from "./sleepers";

const zone = "America/New_York";
const password = "plumb level square";
// Letters in front: digits alone would be looked for among the phone numbers.
const tail = `Kt${randomUUID().slice(0, 6)}`;
const client = `Keystone ${tail}`;
const mail = (first: string) => `${first}.${tail}@people.test`.toLowerCase();
const person = (first: string) => `${first} ${tail}`;
const everybody = ["Dana", "Maria", "James", "Priya"];
const [chosen = "", ...others] = everybody;

/** From signing in to a filled opening: every step in the browser, as a recruiter takes it. */
test("an offer is declined, and the opening is filled from people the firm knows", async ({ page, firm, inbox }) => {
  test.setTimeout(600_000);
  const email = `${randomUUID()}@recruiters.test`;
  await addRecruiter(firm.system(), { name: "Robin Ames", email, role: "recruiter", password });

  await test.step("Robin signs in", async () => {
    await page.goto("/login");
    await page.getByLabel("Email").fill(email);
    await page.getByLabel("Password", { exact: true }).fill(password);
    await page.getByRole("button", { name: "Sign in" }).click();
    await expect(page).toHaveURL(/\/today$/);
  });

  await test.step("four people come in from a spreadsheet, a row without a name does not", async () => {
    const rows = everybody.map((first) => `${first},${tail},${mail(first)},(813) 555-0142,FL,Structural,Senior`);
    const file = ["First Name,Last Name,Email,Phone,State,Discipline,Level", ...rows, `,,${mail("Nobody")},,,,`].join(
      "\n",
    );
    await page.goto("/imports");
    await page
      .getByLabel(/CSV file of people/)
      .setInputFiles({ name: "people.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
    await page.getByRole("button", { name: "Preview file" }).click();
    await page.getByRole("button", { name: "Import 5 rows" }).click();
    await expect(page.getByRole("link", { name: "Added 4" })).toBeVisible({ timeout: 30_000 });
    await expect(page.getByRole("row", { name: /^6 .*Skipped No name for .*@.*\.$/ })).toBeVisible();
  });

  await test.step("a client, its contact and a position with two openings", async () => {
    await page.goto("/clients");
    await page.getByRole("button", { name: "Add client" }).click();
    const form = page.getByRole("dialog", { name: "Add client" });
    await form.getByLabel("Name").fill(client);
    await form.getByRole("button", { name: "Add client" }).click();
    await expect(page.getByRole("heading", { name: client })).toBeVisible();
    await page.getByRole("button", { name: "Add contact" }).click();
    const contact = page.getByRole("dialog", { name: "Add contact" });
    await contact.getByLabel("First name").fill("Pat");
    await contact.getByLabel("Last name").fill("Lee");
    await contact.getByLabel("Email").fill(`pat.${tail}@client.test`);
    await contact.getByLabel("Main contact").check();
    await contact.getByRole("button", { name: "Add contact" }).click();
    await expect(contact).toBeHidden();

    await page.goto("/positions/new");
    await page.getByLabel("Title").fill("Senior Structural Engineer");
    await page.getByLabel("Discipline").selectOption("Structural");
    await page.getByLabel("Level").selectOption("Senior");
    await page.getByRole("combobox", { name: "Client" }).fill(client);
    await page.getByRole("option", { name: client }).click();
    await page.getByLabel("Openings").fill("2");
    await page.getByLabel("Confidential description").fill("60-person structural firm, Tampa");
    await page.getByLabel("City").fill("Tampa");
    await page.getByLabel("State").selectOption("Florida");
    await page.getByRole("button", { name: "Add position" }).click();
    await expect(page).toHaveURL(/\/board$/);
  });
  const board = page.url();

  await test.step("all four are found in the table and put on it at once", async () => {
    await page.goto("/candidates");
    await page.getByRole("searchbox", { name: "Name, email or phone" }).fill(tail);
    await expect(page).toHaveURL(/q=/);
    await expect(page.getByRole("link", { name: person(chosen), exact: true })).toBeVisible();
    await expect(page.getByRole("checkbox", { name: /^Select / })).toHaveCount(5);
    await page.getByRole("checkbox", { name: "Select this page" }).check();
    await page.getByRole("button", { name: "Add to position" }).click();
    const dialog = page.getByRole("dialog", { name: /Add 4 people to position/ });
    await dialog.getByLabel(/^Position, client/).fill(client);
    await dialog.getByRole("radio", { name: /Senior Structural Engineer/ }).check();
    await dialog.getByRole("button", { name: "Add 4 people" }).click();
    await expect(dialog).toBeHidden();
  });

  await test.step("a call is logged from a card by one key, with a yes and a callback that Today shows", async () => {
    await openBoard(page, board);
    for (const first of everybody) {
      await card(page, first).press("l");
      const panel = page.getByRole("dialog", { name: `Log activity with ${person(first)}` });
      await panel.getByLabel("Note").fill("Wants to hear more.");
      await panel.getByLabel(/Agreed to be submitted/).check();
      if (first === chosen) {
        await panel.getByLabel("Pick a date and time").check();
        await panel.getByLabel("Date and time, your time zone").fill(`${dayIn(zone, present())}T23:30`);
        await panel.getByLabel("Why").fill("Ask about the commute");
      }
      await panel.getByRole("button", { name: "Log it" }).click();
      await expect(panel).toBeHidden();
    }
    await page.goto("/today");
    await expect(page.getByText(/Ask about the commute/)).toBeVisible();
  });

  await test.step("they are screened by key and submitted, each with its date", async () => {
    await openBoard(page, board);
    await card(page, chosen).dragTo(column(page, "Screened").getByRole("list"));
    await expect(column(page, "Screened")).toContainText(person(chosen));
    for (const first of everybody) {
      const form = await step(page, first, /^Submitted/, `Submit ${person(first)}`);
      await form.getByLabel(/They didn't say/).check();
      await form.getByLabel("Right to represent given on").fill(dayIn(zone, present()));
      await form.getByRole("button", { name: `Submit to ${client}` }).click();
      await expect(form).toBeHidden();
      await expect(column(page, "Submitted")).toContainText(person(first));
    }
  });

  await test.step("they are interviewed, and both sides are debriefed", async () => {
    const yesterday = dayIn(zone, new Date(present().getTime() - 86_400_000));
    for (const first of everybody) {
      const form = await step(page, first, /^Interview/, `Schedule an interview for ${person(first)}`);
      await form.getByLabel("Date").fill(yesterday);
      await form.getByRole("button", { name: "Schedule round 1" }).click();
      await expect(form).toBeHidden();
    }
    await page.goto(board.replace(/board$/, "interviews"));
    for (const first of everybody) {
      const round = page.getByRole("listitem").filter({ hasText: person(first) });
      for (const side of ["candidate", "client"] as const) {
        await round.getByRole("button", { name: "Debrief" }).click();
        const form = page.getByRole("dialog", { name: `Debrief: ${person(first)}, round 1` });
        await form.getByRole("radio", { name: side === "client" ? /\(client\)/ : person(first) }).check();
        await form
          .getByRole("radiogroup", { name: /still interested|move forward/ })
          .getByLabel("Yes")
          .check();
        await form.getByLabel("What they said").fill("A good talk.");
        if (side === "client") await form.getByLabel(/They didn't say/).check();
        await form.getByRole("button", { name: /^Record what/ }).click();
        await expect(form).toBeHidden();
      }
    }
  });

  await test.step("three are close seconds, and the offer goes to one", async () => {
    await openBoard(page, board);
    for (const first of others) await card(page, first).press("x");
    await card(page, others.at(-1) ?? "").press("e");
    const closing = page.getByRole("dialog", { name: "Close out 3 cards" });
    await closing.getByLabel("Why").selectOption("Chose another candidate");
    await closing.getByLabel(/^Runner-up/).check();
    await closing.getByRole("button", { name: "Close out 3 cards" }).click();
    await page.getByRole("dialog", { name: "Tell them how it ended" }).getByRole("button", { name: "Not now" }).click();
    await offerTo(page, chosen);
    await expect(column(page, "Offer")).toContainText(person(chosen));
  });

  await test.step("the offer is declined, and the seat comes back with the runners-up", async () => {
    await card(page, chosen).press("Enter");
    await page.getByRole("button", { name: "Record decline…" }).click();
    const form = page.getByRole("dialog", { name: `${person(chosen)} declines` });
    await form.getByRole("button", { name: "Record decline" }).click();
    await expect(form).toBeVisible();
    await form.getByLabel("Why").selectOption("Took a counteroffer");
    await form.getByRole("button", { name: "Record decline" }).click();
    await expect(form).toBeHidden();
    await expect(page.getByText(/^Back open/).first()).toBeVisible();
    await expect(column(page, "Interview")).toContainText(person("Maria"));
  });

  const counted = await countPresses(page);
  await test.step("Today says so, and leads to Top of mind", async () => {
    await page.goto("/today");
    await expect(page.getByRole("heading", { name: "Back open" })).toBeVisible();
    await page.getByRole("link", { name: "See top of mind" }).click();
    await expect(page).toHaveURL(/top-of-mind/);
  });

  await test.step("the three are ranked with points that add up, and are picked", async () => {
    const why = (first: string) => page.getByRole("button", { name: `${person(first)}: why` });
    await page.getByLabel(`Select ${person("Maria")}`).check();
    for (const first of others.slice(1)) await why(first).press("x");
    for (const first of others) await expect(page.getByLabel(`Select ${person(first)}`)).toBeChecked();
    await expect(page.getByLabel(`Select ${person(chosen)}`)).toHaveCount(0);
    await why("Maria").press("Enter");
    const sum = page.getByRole("table", { name: "Points, each with its reason" });
    const figures = await sum.locator("tbody tr:has(th[scope=row]) td:last-child").allTextContents();
    const total = figures.reduce((all, figure) => all + Number.parseInt(figure, 10), 0);
    expect(total).toBeGreaterThan(0);
    await expect(sum.locator("tfoot td").last()).toHaveText(`${total} of 100`);
    await page.getByRole("button", { name: "Email 3" }).click();
  });

  await test.step("each email is seen as it will be, and three go", async () => {
    await expect(page.getByText("3 ready, 0 on hold, 0 blocked")).toBeVisible();
    const email = page.frameLocator("iframe").first();
    await expect(email.getByText(/structural/i).first()).toBeVisible();
    await page.getByRole("button", { name: "Send to 3" }).click();
    await expect(page.getByRole("heading", { name: "3 sending, 0 on hold, 0 blocked" })).toBeVisible();
    await expect(page).toHaveURL(/\/outreach\/[0-9a-f-]{36}$/);
    expect(counted, "and each person more is a key").toEqual({ clicks: 4, keys: 3 });
    await letGo(firm.system(), page.url());
  });

  await test.step("they are delivered, once each", async () => {
    await expect(async () => {
      await page.reload();
      await expect(page.getByText("Delivered", { exact: true })).toHaveCount(3);
    }).toPass({ timeout: 40_000 });
    for (const first of others) expect(await inbox.emailsTo(mail(first))).toHaveLength(1);
  });

  await test.step("Maria replies: Today asks for the answer, a call gives it", async () => {
    await actInInbox(page, "Maria", async () => {
      await page.getByRole("textbox", { name: "Reply" }).fill("Yes, very interested. Call me tomorrow.");
      await page.getByRole("button", { name: "Send reply" }).click();
    });
    const reply = page.getByText(/Yes, very interested/).first();
    await expect(async () => {
      await page.goto("/today");
      await expect(reply).toBeVisible();
    }).toPass({ timeout: 40_000 });
    await page
      .getByRole("link", { name: person("Maria") })
      .first()
      .click();
    // The line leads to what she wrote, and that to her.
    await expect(page).toHaveURL(/\/replies\//);
    await page.getByRole("link", { name: person("Maria"), exact: true }).click();
    await expect(page).toHaveURL(/\/candidates\//);
    await expect(page.getByRole("heading", { name: person("Maria"), level: 1 })).toBeVisible();
    await expect(reply).toBeVisible();
    await page.keyboard.press("l");
    const panel = page.getByRole("dialog", { name: `Log activity with ${person("Maria")}` });
    await panel.getByLabel("Note").fill("She takes it.");
    await panel.getByRole("button", { name: "Log it" }).click();
    await expect(panel).toBeHidden();
    await page.goto("/today");
    await expect(page.getByRole("heading", { name: "Today", exact: true })).toBeVisible();
    await expect(reply).toBeHidden();
  });

  await test.step("James unsubscribes: from now on Callback writes to him no more", async () => {
    await actInInbox(page, "James", async () => {
      await page.getByRole("button", { name: "Unsubscribe (one click)" }).click();
      await expect(page.getByText("Unsubscribed").first()).toBeVisible();
    });
    await page.goto(`/candidates?q=${encodeURIComponent(mail("James"))}`);
    await page.getByRole("link", { name: person("James"), exact: true }).click();
    await expect(page.getByText(/unsubscribed/i).first()).toBeVisible();
  });

  await test.step("Maria accepts: the opening is filled by somebody the firm knew", async () => {
    await openBoard(page, board);
    await offerTo(page, "Maria");
    await card(page, "Maria").press("Enter");
    await page.getByRole("button", { name: "Record acceptance…" }).click();
    const form = page.getByRole("dialog", { name: `${person("Maria")} accepts` });
    await form.getByRole("button", { name: /^Fill opening/ }).click();
    await expect(form).toBeHidden();
    await expect(column(page, "Accepted")).toContainText(person("Maria"));
    await expect(page.getByText(/1 of 2 openings filled/)).toBeVisible();
  });
});

const card = (page: Page, first: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("button", { name: person(first), exact: true }) });

/** A stage that asks for its step, by the card's "Move to…" menu. */
async function step(page: Page, first: string, stage: RegExp, title: string): Promise<Locator> {
  await card(page, first).press("m");
  await page.getByRole("menuitem", { name: stage }).click();
  return page.getByRole("dialog", { name: title });
}

async function offerTo(page: Page, first: string) {
  const form = await step(page, first, /^Offer/, `Offer for ${person(first)}`);
  await form.getByRole("textbox", { name: "Pay" }).fill("125,000");
  await form.getByRole("button", { name: `Extend the offer to ${first}` }).click();
  await expect(form).toBeHidden();
  await expect(column(page, "Offer")).toContainText(person(first));
}

/** Opens the email to somebody in the local inbox and does what its reader does. */
async function actInInbox(page: Page, first: string, act: () => Promise<void>) {
  await page.goto(new URL(`/inbox?search=${encodeURIComponent(mail(first))}`, process.env.E2E_RESEND_URL).href);
  await page.locator(`a[href^="/inbox/"]`).first().click();
  await act();
}

import { randomUUID } from "node:crypto";
import type { Page } from "@playwright/test";
import type { Context } from "@/db/context";
import { addCandidate } from "@/features/candidates/mutations/add-candidate";
import { axeFindings, expect, test } from "./fixtures";
import { send } from "./sleepers";

// Each waits for emails that go there and back.
test.describe.configure({ timeout: 120_000 });

const hostile = `<b>Bold words</b><script>alert(1)</script><img src="https://tracker.test/open.gif" onerror="alert(2)">
  <svg onload="alert(3)"><image href="https://tracker.test/svg"></svg><iframe src="https://tracker.test/frame"></iframe>
  <form action="https://tracker.test/form"><input name="password"></form><link rel="stylesheet" href="https://tracker.test/a.css">
  <p style="background:url(https://tracker.test/style)" onclick="alert(4)">Click</p><meta http-equiv="refresh" content="0;url=https://tracker.test/meta">
  <style>@import url(https://tracker.test/import)</style><video poster="https://tracker.test/poster" src="https://tracker.test/video"></video>`;

/** Somebody of this test's own, to whom an email is on its way. */
async function write(page: Page, context: Context, firstName: string) {
  const lastName = `Weld${randomUUID().slice(0, 6)}`;
  const address = `${randomUUID()}@people.test`;
  const { personId } = await addCandidate(context, { firstName, lastName, state: "FL", emails: [address] });
  const person = { personId, address, name: `${firstName} ${lastName}` };
  await send(page, context, person);
  return person;
}

async function openFromToday(page: Page, name: string) {
  await expect(async () => {
    await page.goto("/today");
    await expect(page.getByRole("link", { name })).toBeVisible({ timeout: 1_000 });
  }).toPass();
}

test("a reply is answered from Today in two clicks, in its thread, and leaves Today", async ({
  page,
  firm,
  recruiter,
  inbox,
}) => {
  const ada = await write(page, firm.as(recruiter.recruiter), "Ada");
  await expect.poll(() => inbox.emailsTo(ada.address)).toHaveLength(1);
  await inbox.act({ act: "reply", to: ada.address, text: "Thursday works. What is the pay?" });
  await openFromToday(page, ada.name);
  const line = page.getByRole("listitem").filter({ hasText: ada.name });
  await expect(line).toContainText("Thursday works.");
  await line.getByRole("link", { name: "Reply", exact: true }).click();

  const conversation = page.getByRole("list", { name: "Conversation" });
  await expect(conversation.getByRole("listitem")).toHaveCount(2);
  await expect(page.getByText(/^> Hi Ada/)).toBeHidden();
  await page.getByText("Show quoted text").click();
  await expect(page.getByText(/> Hi Ada/)).toBeVisible();
  expect(await axeFindings(page)).toEqual([]);

  await page.getByRole("textbox", { name: `Reply to ${ada.name}` }).fill("$58.00/hr.\n\nShall I call at 4?");
  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(page.getByText(`Your reply to ${ada.name} is on its way.`)).toBeVisible();
  await expect(conversation.getByRole("listitem")).toHaveCount(3);
  await expect(page.getByRole("textbox", { name: `Reply to ${ada.name}` })).toHaveText("");

  await expect.poll(() => inbox.emailsTo(ada.address)).toHaveLength(2);
  const [first, answer] = await inbox.emailsTo(ada.address);
  expect(answer?.subject).toBe(`Re: ${first?.subject}`);
  expect(answer?.text).toContain("Shall I call at 4?");
  expect(answer?.text).not.toContain("unsubscribe");
  const { "In-Reply-To": answered, References: chain } = answer?.headers ?? {};
  expect(answered).toMatch(/^<.+@mail\.people\.test>$/);
  expect(chain).toBe(`${first?.messageId} ${answered}`);
  await page.goto("/today");
  await expect(page.getByRole("link", { name: ada.name })).toHaveCount(0);
});

test("a thread is opened, answered and sent by keys alone", async ({ page, firm, recruiter, inbox }) => {
  const ben = await write(page, firm.as(recruiter.recruiter), "Ben");
  await expect.poll(() => inbox.emailsTo(ben.address)).toHaveLength(1);
  await inbox.act({ act: "reply", to: ben.address, text: "Yes please." });
  await openFromToday(page, ben.name);
  await page.keyboard.press("j");
  await page.keyboard.press("Enter");
  const field = page.getByRole("textbox", { name: `Reply to ${ben.name}` });
  await field.press("Control+Enter");
  await expect(page.getByText("Write your reply first.")).toBeVisible();
  await page.keyboard.type("Good, I'll call.");
  await page.keyboard.press("Control+Enter");
  await expect(page.getByText(`Your reply to ${ben.name} is on its way.`)).toBeVisible();
});

test("who answers second is told who was first, keeps what they typed, and may still send it", async ({
  page,
  firm,
  recruiter,
  colleague,
  inbox,
}) => {
  const cleo = await write(page, firm.as(recruiter.recruiter), "Cleo");
  await expect.poll(() => inbox.emailsTo(cleo.address)).toHaveLength(1);
  await inbox.act({ act: "reply", to: cleo.address, text: "Tell me more." });
  await openFromToday(page, cleo.name);
  await page.getByRole("listitem").filter({ hasText: cleo.name }).getByRole("link", { name: "Reply" }).click();
  const field = page.getByRole("textbox", { name: `Reply to ${cleo.name}` });
  await field.fill("From me.");
  const other = await colleague.openPage();
  await other.goto(page.url());
  await other.getByRole("textbox", { name: `Reply to ${cleo.name}` }).fill("From Casey.");
  await other.getByRole("button", { name: "Send reply" }).click();
  await expect(other.getByText(`Your reply to ${cleo.name} is on its way.`)).toBeVisible();

  await page.getByRole("button", { name: "Send reply" }).click();
  await expect(page.getByText(/^Casey Colleague answered a moment ago\. Read it above/)).toBeVisible();
  await expect(page.getByRole("list", { name: "Conversation" })).toContainText("From Casey.");
  await expect(field).toHaveText("From me.");
  await page.getByRole("button", { name: "Send anyway" }).click();
  await expect(page.getByText(`Your reply to ${cleo.name} is on its way.`)).toBeVisible();
  await expect.poll(() => inbox.emailsTo(cleo.address)).toHaveLength(3);
});

test("a reply is copied to the recruiter's own mailbox, and what they answer there goes on and stands in the thread", async ({
  page,
  firm,
  recruiter,
  inbox,
}) => {
  const dora = await write(page, firm.as(recruiter.recruiter), "Dora");
  await expect.poll(() => inbox.emailsTo(dora.address)).toHaveLength(1);
  await inbox.act({ act: "reply", to: dora.address, text: "What is the pay?" });
  const copies = async () =>
    (await inbox.emailsTo(recruiter.email)).filter(({ subject }) => subject.startsWith("Re: "));
  await expect.poll(copies).toHaveLength(1);
  const [copy] = await copies();
  expect(copy?.text).toContain("What is the pay?");
  await inbox.act({ act: "reply", to: recruiter.email, text: "$58.00/hr, from my own mailbox." });

  await expect.poll(() => inbox.emailsTo(dora.address)).toHaveLength(2);
  const [first, answer] = await inbox.emailsTo(dora.address);
  expect(answer?.from).toBe(first?.from);
  expect(answer?.text).toContain("$58.00/hr, from my own mailbox.");
  expect(answer?.text).not.toContain("What is the pay?");
  expect(answer?.replyTo).not.toEqual(copy?.replyTo);
  const [, thread = ""] = /(\/replies\/[0-9a-f-]{36})/.exec(copy?.text ?? "") ?? [];
  await page.goto(thread);
  const conversation = page.getByRole("list", { name: "Conversation" });
  await expect(conversation.getByRole("listitem")).toHaveCount(3);
  await expect(conversation.getByRole("listitem").last()).toContainText("from their own mailbox");
});

test("hostile markup runs nothing and asks for nothing, and remote images come when they are asked for", async ({
  page,
  firm,
  recruiter,
  inbox,
}) => {
  const eve = await write(page, firm.as(recruiter.recruiter), "Eve");
  await expect.poll(() => inbox.emailsTo(eve.address)).toHaveLength(1);
  await inbox.act({ act: "reply", to: eve.address, text: "See the picture.", html: hostile });
  await openFromToday(page, eve.name);
  const foreign: string[] = [];
  const ours = new URL(page.url()).origin;
  await page.context().route(/./, async (route) => {
    const url = route.request().url();
    if (url.startsWith(ours)) return route.continue();
    foreign.push(url);
    return route.fulfill({ contentType: "image/png", body: Buffer.from("iVBORw0KGgo=", "base64") });
  });
  const said: string[] = [];
  page.on("dialog", (dialog) => {
    said.push(dialog.message());
    void dialog.dismiss();
  });
  await page.getByRole("listitem").filter({ hasText: eve.name }).getByRole("link", { name: "Reply" }).click();
  await page.getByRole("button", { name: "Show with formatting" }).click();
  const frame = page.frameLocator('iframe[title="Reply with formatting"]');
  await expect(frame.getByText("Bold words")).toBeVisible();
  await expect(frame.locator("script, form, iframe, object, embed, link, [onclick], [onerror]")).toHaveCount(0);
  expect(foreign).toEqual([]);

  await page.getByRole("button", { name: /^Load remote images/ }).click();
  await expect.poll(() => foreign).toEqual(["https://tracker.test/open.gif"]);
  expect(said).toEqual([]);
  expect(await axeFindings(page)).toEqual([]);
});

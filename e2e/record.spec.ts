import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { candidates } from "@/db/schema/candidates";
import { messages } from "@/db/schema/messages";
import { personEmails } from "@/db/schema/people";
import { dayIn, plusDays } from "@/lib/calendar";
import { axeFindings, expect, test } from "./fixtures";
import { makeBoard } from "./on-board";

test("somebody corrects their record and chooses how often, and the recruiter confirms it in Today", async ({
  page,
  firm,
  recruiter,
}) => {
  const context = firm.as(recruiter.recruiter);
  const { personIds } = await makeBoard(context, { ownerId: recruiter.recruiter.id });
  const [personId = ""] = personIds;
  await firm.db.update(candidates).set({ ownerId: recruiter.recruiter.id }).where(eq(candidates.personId, personId));
  const [mailbox] = await firm.db.select().from(personEmails).where(eq(personEmails.personId, personId));
  const token = randomUUID();
  const { now } = context;
  // Canceled, so that nothing is sent.
  await firm.db.insert(messages).values({
    personId,
    address: mailbox?.address ?? "",
    purpose: "answer",
    by: recruiter.recruiter.id,
    state: "canceled",
    reason: "for a test",
    stateAt: now,
    sendAt: now,
    createdAt: now,
    zone: "America/New_York",
    from: "a@firm.test",
    replyTo: "b@firm.test",
    subject: "Hi",
    html: "<p>Hi",
    text: "Hi",
    answerToken: token,
    replyToken: token,
    idempotencyKey: token,
  });

  await page.goto(`/answer/${token}`);
  await page.getByRole("link", { name: /see what .* keeps about me/ }).click();
  await expect(page.getByRole("heading", { level: 1 })).toContainText("keeps about you");
  expect(await axeFindings(page)).toEqual([]);
  const day = plusDays(dayIn("America/New_York", now), 30);
  await page.getByText("Change", { exact: true }).nth(0).click();
  await page.getByLabel("Phone number").fill("12");
  await page.getByRole("button", { name: "Send: Phone" }).click();
  await expect(page.getByRole("main").getByRole("alert")).toHaveText("Enter a phone number with its area code.");
  await expect(page.getByLabel("Phone number")).toHaveValue("12");
  await page.getByText("Change", { exact: true }).nth(3).click();
  await page.locator("#availableOn").fill(day);
  await page.getByRole("button", { name: "Send: Available from" }).click();
  await expect(page.getByRole("status")).toContainText("looks at it before it changes anything");
  await page.getByRole("button", { name: "At most every 3 months" }).click();
  await expect(page.getByText("You chose: at most every 3 months.")).toBeVisible();

  await page.goto("/today?kind=correction");
  const line = page.getByRole("listitem").filter({ hasText: "Available from:" });
  await line.getByRole("button", { name: /^Confirm/ }).click();
  await expect(line).toBeHidden();
  const [candidate] = await firm.db.select().from(candidates).where(eq(candidates.personId, personId));
  expect(candidate?.availableOn).toBe(day);
});

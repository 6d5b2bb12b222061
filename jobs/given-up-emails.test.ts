import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, expect, test } from "vitest";
import { messages, slots } from "@/db/schema/messages";
import { personActivity } from "@/db/schema/people";
import { touches } from "@/db/schema/touches";
import { some } from "@/db/test-firm";
import { recordOutcome } from "@/features/messages/mutations/record-outcome";
import { settleMessage } from "@/features/messages/mutations/settle-message";
import { applyWebhookEvent } from "@/features/replies/mutations/apply-webhook-event";
import { storeWebhookEvent } from "@/features/replies/mutations/store-webhook-event";
import { queueOutreach } from "@/features/outreach/mutations/queue-outreach";
import { testSender } from "./test-sender";

const { db, context, system, free, queue, queueTo, look, clock, pass, work, resend } = await testSender();
const day = 86_400_000;

beforeEach(() => pass(60_000));

/** An email in doubt, of which an admin found that it was not sent: its month is open again. */
async function givenUp() {
  const email = await queue();
  await giveUp(email.messageId);
  return email;
}

async function giveUp(messageId: string) {
  await db
    .update(messages)
    .set({ state: "needs_human", reason: "in doubt", attempts: 1, firstAttemptAt: clock() })
    .where(eq(messages.id, messageId));
  await settleMessage(context(), { messageId, went: false, note: "Not in Resend's list." });
  expect(await look(messageId)).toMatchObject({ state: "canceled", slot: "released" });
}

async function hear(type: string, messageId: string) {
  const svixId = randomUUID();
  const data = { email_id: `re-${messageId}`, tags: { message_id: messageId } };
  await storeWebhookEvent(system(), { svixId, type, payload: { type, created_at: clock().toISOString(), data } });
  expect(await applyWebhookEvent(system(), { svixId })).toEqual({ applied: true });
}

const slotOf = async (messageId: string) =>
  some((await db.select().from(slots).where(eq(slots.messageId, messageId)))[0]);

test("an email that was given up and arrived takes its month again: no second one goes in it", async () => {
  const { messageId, personId } = await givenUp();
  await hear("email.delivered", messageId);
  expect(await look(messageId)).toMatchObject({ state: "delivered", slot: "gone", reason: null });
  const { until } = await slotOf(messageId);
  const [activity] = await db.select().from(personActivity).where(eq(personActivity.personId, personId));
  expect(activity).toMatchObject({ emailFrom: until, unanswered: 1 });
  pass(day);
  const second = await queueOutreach(context(), free([personId]));
  expect(second).toMatchObject({ queued: [], waiting: [{ personId, from: until }] });
});

test("one that Resend accepts late takes its month again as well", async () => {
  const { messageId } = await givenUp();
  await recordOutcome(system(), { messageId, attempt: 1, answer: { id: `re-${messageId}` } });
  expect(await look(messageId)).toMatchObject({ state: "accepted", slot: "gone" });
});

test("one that failed and then arrived takes its month again and is an attempt, in either order", async () => {
  for (const order of [
    ["email.failed", "email.delivered"],
    ["email.delivered", "email.failed"],
  ]) {
    const { messageId } = await queue();
    for (const type of order) await hear(type, messageId);
    expect(await look(messageId)).toMatchObject({ state: "delivered", slot: "gone" });
    const [touch] = await db.select().from(touches).where(eq(touches.messageId, messageId));
    expect(touch).toMatchObject({ attempt: true });
  }
});

test("one that failed and was sent before that keeps its month open", async () => {
  for (const order of [
    ["email.failed", "email.sent"],
    ["email.sent", "email.failed"],
  ]) {
    const { messageId } = await queue();
    for (const type of order) await hear(type, messageId);
    expect(await look(messageId)).toMatchObject({ state: "failed", slot: "released" });
  }
});

test("where another email has the month by now both stand, and the one that is only planned does not go", async () => {
  const first = await givenUp();
  const second = await queueTo(first.personId, { sendAt: new Date(clock().getTime() + day) });
  await hear("email.delivered", first.messageId);
  const why = "It was sent after it had been given up, and another email counts for this month.";
  expect(await look(first.messageId)).toMatchObject({ state: "delivered", slot: "gone", reason: why });
  expect(await slotOf(first.messageId)).toMatchObject({ overrideReason: why });
  pass(day);
  await work();
  expect(await look(second.messageId)).toMatchObject({ state: "canceled", slot: "released" });
  expect(resend.deliveredTo(first.address)).toEqual([]);
});

test("where two others have the month, the event is applied all the same", async () => {
  const first = await givenUp();
  const { messageId: second } = await queueTo(first.personId);
  await giveUp(second);
  await queueTo(first.personId, { sendAt: new Date(clock().getTime() + day) });
  await hear("email.delivered", second);
  await hear("email.delivered", first.messageId);
  expect(await look(first.messageId)).toMatchObject({ state: "delivered", slot: "released" });
  expect((await look(first.messageId)).reason).toContain("another email counts for this month");
});

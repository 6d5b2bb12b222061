import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { replies } from "@/db/schema/inbound";
import { messages, slots } from "@/db/schema/messages";
import { personActivity } from "@/db/schema/people";
import { suppressions } from "@/db/schema/suppressions";
import { some } from "@/db/test-firm";
import { claimMessages } from "@/features/messages/mutations/claim-messages";
import { recordOutcome } from "@/features/messages/mutations/record-outcome";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { receiveReply } from "./receive-reply";

const { db, queue, look, system, clock } = await testQueue();

/** An email that has gone to somebody. */
async function gone() {
  const queued = await queue();
  const { emails } = await claimMessages(system(), { limit: 10 });
  const { attempt } = some(emails.find(({ messageId }) => messageId === queued.messageId));
  await recordOutcome(system(), { messageId: queued.messageId, attempt, answer: { id: randomUUID() } });
  return { ...queued, message: await look(queued.messageId) };
}

const report = (address: string, status = "5.1.1", words = "550 5.1.1 user unknown") =>
  `Final-Recipient: rfc822; ${address}\nAction: failed\nStatus: ${status}\nDiagnostic-Code: smtp; ${words}\n`;
const complaint = (address: string) => `Feedback-Type: abuse\nOriginal-Rcpt-To: <${address}>\n`;

async function comesIn(said: string, to: string, id: string = randomUUID()) {
  const headers = { "content-type": "multipart/report; report-type=delivery-status" };
  const email = { id, from: "MAILER-DAEMON@mx.test", to: [to], subject: "Undelivered", text: "", html: null, headers };
  return receiveReply(system(), { email: { ...email, receivedAt: clock(), report: said } });
}

const closed = async (address: string) =>
  (await db.select().from(suppressions).where(eq(suppressions.address, address))).map(({ reason }) => reason);
const activity = async (id: string) =>
  some((await db.select().from(personActivity).where(eq(personActivity.personId, id)))[0]);

describe("a delivery report by email", () => {
  test("bounces the email, closes the address and gives the month back; twice is once", async () => {
    const { message, address, personId } = await gone();
    const id = randomUUID();
    await comesIn(report(address), message.replyTo, id);
    await comesIn(report(address), message.replyTo, id);
    expect(await look(message.id)).toMatchObject({
      state: "bounced",
      reason: "550 5.1.1 user unknown",
      slot: "released",
    });
    expect(await closed(address)).toEqual(["hard_bounce"]);
    expect(await activity(personId)).toMatchObject({ unanswered: 0, reachable: false });
    const kept = await db.select().from(replies).where(eq(replies.messageId, message.id));
    expect(kept).toMatchObject([{ auto: true, touchId: null }]);
  });

  test("is found by the id that the email left with", async () => {
    const { message, address } = await gone();
    const left = `<${randomUUID()}@mail.test>`;
    await db.update(messages).set({ providerMessageId: left }).where(eq(messages.id, message.id));
    await comesIn(`${report(address)}\nMessage-ID: ${left}\n`, "postmaster@firm.test");
    expect((await look(message.id)).state).toBe("bounced");
  });

  test("of a full mailbox closes nothing", async () => {
    const { message, address } = await gone();
    await comesIn(report(address, "5.2.2", "552 5.2.2 mailbox full"), message.replyTo);
    expect((await look(message.id)).state).toBe("bounced");
    expect(await closed(address)).toEqual([]);
  });

  test("of a delay changes no state", async () => {
    const { message, address } = await gone();
    await comesIn(`Final-Recipient: rfc822; ${address}\nAction: delayed\nStatus: 4.4.1\n`, message.replyTo);
    expect(await look(message.id)).toMatchObject({ state: "accepted", slot: "gone" });
  });

  test("that names somebody else's address, or no email of ours, closes nothing", async () => {
    const { message, address } = await gone();
    await comesIn(report("somebody@else.test"), message.replyTo);
    await comesIn(report(address), "info@firm.test");
    expect((await look(message.id)).state).toBe("accepted");
    expect([...(await closed(address)), ...(await closed("somebody@else.test"))]).toEqual([]);
  });

  test("about an email that has not left is believed by nobody", async () => {
    const queued = await queue();
    const message = await look(queued.messageId);
    await comesIn(report(queued.address), message.replyTo);
    expect(await look(queued.messageId)).toMatchObject({ state: "queued", slot: "planned" });
    await db.update(slots).set({ state: "released" }).where(eq(slots.messageId, queued.messageId));
  });
});

test("a complaint by email is the person's will", async () => {
  const { message, address, personId } = await gone();
  await comesIn(complaint(address), message.replyTo);
  expect((await look(message.id)).state).toBe("complained");
  expect(await closed(address)).toEqual(["complained"]);
  expect((await activity(personId)).optedOutAt).not.toBeNull();
});

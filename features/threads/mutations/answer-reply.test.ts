import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { slots } from "@/db/schema/messages";
import { personActivity } from "@/db/schema/people";
import { operations } from "@/db/schema/operations";
import { some } from "@/db/test-firm";
import { cancelMessage } from "@/features/messages/mutations/cancel-message";
import { claimMessages } from "@/features/messages/mutations/claim-messages";
import { setDoNotContact } from "@/features/people/mutations/set-do-not-contact";
import { receiveReply } from "@/features/replies/mutations/receive-reply";
import { countTodayByKind } from "@/features/today/queries/list-today";
import { getThread } from "../queries/get-thread";
import { answerReply } from "./answer-reply";
import { handleThread } from "./handle-thread";
import { repliedAt, testThread } from "./test-thread";

// Half past nine in the evening in Tampa: no counted email goes then.
const night = new Date("2026-03-11T01:30:00Z");
const { db, firm, system, context, goTo, asCole, find, answersTo, replyOf, sendAll, replied } = await testThread();
const waiting = async () => (await countTodayByKind(context(), "mine")).reply ?? 0;
const say = (replyId: string, body: string, seenAnswerId: string | null = null) => ({ replyId, body, seenAnswerId });

test("an answer goes at any hour into the thread of the reply, takes no slot and counts as no attempt", async () => {
  const { replyId, personId, address, sent } = await replied();
  goTo(night);
  const before = await waiting();
  const { messageId } = await answerReply(context(), say(replyId, "Thursday at 4 it is.\n\nI'll call your cell."));
  const answer = await find(messageId);
  expect(answer).toMatchObject({
    purpose: "answer",
    state: "queued",
    outreachId: null,
    address,
    subject: `Re: ${sent.subject}`,
    sendAt: night,
    headers: { "In-Reply-To": "<theirs@people.test>", References: "<ours@resend.test> <theirs@people.test>" },
  });
  expect(answer.text).toBe(
    "Thursday at 4 it is.\n\nI'll call your cell.\n\nDana Ruiz\nMeridian Search\n(813) 555-0142\ndana@meridian-search.test\n",
  );
  expect(answer.text + answer.html).not.toMatch(/unsubscribe|Please stop|401 E Jackson/);
  expect(answer.replyTo).not.toBe(sent.replyTo);
  expect(await db.select().from(slots).where(eq(slots.messageId, messageId))).toEqual([]);
  expect(await waiting()).toBe(before - 1);

  const [claimed] = await sendAll();
  expect(claimed).toMatchObject({ messageId, to: address });
  expect((await replyOf(replyId)).handledBy).toBe(firm.recruiter.id);
  const [activity] = await db.select().from(personActivity).where(eq(personActivity.personId, personId));
  expect(activity?.unanswered).toBe(0);
});

test("a canceled answer puts the reply back on Today", async () => {
  const { replyId } = await replied();
  const before = await waiting();
  const { messageId } = await answerReply(context(), say(replyId, "Yes."));
  expect(await waiting()).toBe(before - 1);
  await cancelMessage(context(), { messageId });
  expect(await waiting()).toBe(before);
  expect((await getThread(context(), replyId)).lastAnswerId).toBeNull();
});

test("what came in while an answer was on its way is still to be answered", async () => {
  const { replyId, address, sent } = await replied();
  await answerReply(context(), say(replyId, "Yes."));
  const later = new Date(repliedAt.getTime() + 1_000);
  goTo(later);
  const second = { id: randomUUID(), from: address, to: [sent.replyTo], subject: "Wait", text: "One more question." };
  const { replyId: secondId } = await receiveReply(system(), {
    email: { ...second, html: null, headers: {}, receivedAt: later },
  });
  await sendAll();
  expect((await replyOf(replyId)).handledAt).toEqual(later);
  expect((await replyOf(some(secondId))).handledAt).toBeNull();
});

test("a conversation is one thread, oldest first, whichever reply it is opened by", async () => {
  const { replyId, messageId, address } = await replied();
  goTo(new Date(repliedAt.getTime() + 60_000));
  const answer = await answerReply(context(), say(replyId, "Which day?"));
  await sendAll();
  const { replyTo } = await find(answer.messageId);
  const later = new Date(repliedAt.getTime() + 3_600_000);
  goTo(later);
  const { replyId: secondId } = await receiveReply(system(), {
    email: {
      id: randomUUID(),
      from: address,
      to: [replyTo],
      subject: "Re: it",
      text: "Friday.",
      html: "<p>Friday.</p>",
      headers: {},
      receivedAt: later,
    },
  });
  for (const id of [replyId, some(secondId)]) {
    const thread = await getThread(context(), id);
    expect(thread.entries.map((entry) => entry.id)).toEqual([messageId, replyId, answer.messageId, secondId]);
    expect(thread).toMatchObject({ replyId: secondId, to: address, refusal: null, isOpen: true });
    expect(thread.entries[1]).toMatchObject({ fresh: "Call me on Thursday.", hasHtml: false });
  }
});

test("of two recruiters at once one answers, and the other is told who, and may still send knowingly", async () => {
  const { replyId } = await replied();
  const attempts = await Promise.allSettled([
    answerReply(context(), say(replyId, "From Dana.")),
    answerReply(asCole(), say(replyId, "From Cole.")),
  ]);
  expect(attempts.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
  const lost = attempts.find((one): one is PromiseRejectedResult => one.status === "rejected");
  expect(String(lost?.reason)).toMatch(/(Dana Ruiz|Cole Reyes) answered a moment ago\. Read it above/);
  const [first] = await answersTo(replyId);
  await answerReply(asCole(), say(replyId, "One thing more.", some(first).id));
  expect(await answersTo(replyId)).toHaveLength(2);
});

test("a second press with the same key sends nothing more", async () => {
  const { replyId } = await replied();
  const press = { key: randomUUID() };
  const first = await answerReply({ ...context(), press }, say(replyId, "Yes."));
  const second = await answerReply({ ...context(), press: { ...press, again: "same" } }, say(replyId, "Yes."));
  expect(second).toEqual(first);
  expect(await answersTo(replyId)).toHaveLength(1);
});

test("nobody is answered whom no email may reach, nor by a reply that is too old", async () => {
  const { replyId, personId } = await replied();
  goTo(new Date("2026-03-26T15:00:00Z"));
  await expect(answerReply(context(), say(replyId, "Hi"))).rejects.toThrow(/in the last 14 days/);
  goTo(repliedAt);
  await setDoNotContact(context(), { personId, reason: "Asked us to stop" });
  await expect(answerReply(context(), say(replyId, "Hi"))).rejects.toThrow("It cannot be sent: do not contact.");
  expect((await getThread(context(), replyId)).refusal).toBe("do not contact");
  expect(await answersTo(replyId)).toEqual([]);
  await expect(answerReply(context(), say(randomUUID(), "Hi"))).rejects.toThrow("This reply no longer exists.");
});

test("an answer waits for its last look: do-not-contact in between cancels it", async () => {
  const { replyId, personId } = await replied();
  const { messageId } = await answerReply(context(), say(replyId, "Yes."));
  await setDoNotContact(context(), { personId, reason: "Asked us to stop" });
  await claimMessages(system(), { limit: 20 });
  expect(await find(messageId)).toMatchObject({ state: "canceled", reason: "do not contact" });
});

test("whoever wrote from an address that is not theirs is answered where they are known", async () => {
  const { replyId, address } = await replied({ from: "someone@elsewhere.test" });
  expect(await getThread(context(), replyId)).toMatchObject({ to: address, wroteFrom: "someone@elsewhere.test" });
  const { messageId } = await answerReply(context(), say(replyId, "Yes."));
  expect((await find(messageId)).address).toBe(address);
});

test("a reply that wants no words is taken off Today, once", async () => {
  const { replyId } = await replied();
  const before = await waiting();
  expect(await handleThread(context(), { replyId })).toEqual({ count: 1 });
  expect(await waiting()).toBe(before - 1);
  expect(await handleThread(asCole(), { replyId })).toEqual({ count: 0 });
  expect((await replyOf(replyId)).handledBy).toBe(firm.recruiter.id);
  await expect(handleThread(context(), { replyId: randomUUID() })).rejects.toThrow("This reply no longer exists.");
  expect(await db.select().from(operations).where(eq(operations.verb, "handleThread"))).toHaveLength(1);
});

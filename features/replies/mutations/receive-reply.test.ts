import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { replies } from "@/db/schema/inbound";
import { messages, slots } from "@/db/schema/messages";
import { people, personActivity } from "@/db/schema/people";
import { pauses } from "@/db/schema/suppressions";
import { touches } from "@/db/schema/touches";
import { some } from "@/db/test-firm";
import { claimMessages } from "@/features/messages/mutations/claim-messages";
import { recordOutcome } from "@/features/messages/mutations/record-outcome";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { start } from "@/features/messages/mutations/test-queue-in";
import { type Incoming, receiveReply } from "./receive-reply";

const repliedAt = new Date("2026-03-10T16:00:00Z");
const { db, owner, firm, queue, queueTo, system, goTo } = await testQueue();

beforeEach(() => goTo(start));

/** A person to whom an email has gone, and to whom the next counted one is planned. */
async function written() {
  const { personId, address, messageId } = await queue();
  const { emails } = await claimMessages(system(), { limit: 10 });
  const { attempt } = some(emails.find((email) => email.messageId === messageId));
  await recordOutcome(system(), { messageId, attempt, answer: { id: randomUUID() } });
  const planned = await queueTo(personId, { sendAt: new Date("2026-04-20T15:00:00Z") });
  const { replyTo } = await find(messageId);
  goTo(repliedAt);
  return { personId, address, messageId, plannedId: planned.messageId, replyTo };
}

const find = async (messageId: string) => some((await db.select().from(messages).where(eq(messages.id, messageId)))[0]);
const repliesOf = async (personId: string) => db.select().from(replies).where(eq(replies.personId, personId));
const inbound = async (personId: string) =>
  (await db.select().from(touches).where(eq(touches.personId, personId))).filter(({ direction }) => direction === "in");
const unansweredOf = async (personId: string) =>
  some((await db.select().from(personActivity).where(eq(personActivity.personId, personId)))[0]).unanswered;

async function receive({ address, replyTo }: { address: string; replyTo: string }, more: Partial<Incoming> = {}) {
  const email = {
    id: randomUUID(),
    from: `Ana Lopez <${address}>`,
    to: [replyTo],
    subject: "Re: Checking in, Ana",
    text: "Yes, call me on Thursday.",
    html: null,
    headers: {},
    receivedAt: repliedAt,
    ...more,
  };
  await receiveReply(system(), { email });
  return email;
}

test("a person's own words are an answer: attempts are over, and what was planned is canceled", async () => {
  const email = await written();
  await receive(email);
  expect(await repliesOf(email.personId)).toMatchObject([
    { messageId: email.messageId, auto: false, recruiterId: firm.recruiter.id },
  ]);
  expect(await inbound(email.personId)).toMatchObject([{ outcome: "replied", messageId: email.messageId }]);
  expect((await find(email.messageId)).repliedAt).toEqual(repliedAt);
  expect(await find(email.plannedId)).toMatchObject({ state: "canceled", reason: "they have replied since" });
  expect(await unansweredOf(email.personId)).toBe(0);
});

test("one word is enough to stop it", async () => {
  const email = await written();
  await receive(email, { text: "Unsubscribe please." });
  const [activity] = await db.select().from(personActivity).where(eq(personActivity.personId, email.personId));
  expect(activity?.optedOutAt).toEqual(repliedAt);
});

test.each(["soon", "+275760-09-12T00:00:00Z", "0000-01-01T00:00:00Z"])("a reply from %s came in now", async (at) => {
  const letter = await written();
  await receive(letter, { receivedAt: new Date(at) });
  expect(await repliesOf(letter.personId)).toMatchObject([{ receivedAt: repliedAt }]);
});

test("the same email twice is one reply", async () => {
  const email = await written();
  const { id } = await receive(email);
  await receive(email, { id });
  expect(await repliesOf(email.personId)).toHaveLength(1);
  expect(await inbound(email.personId)).toHaveLength(1);
});

test("markup from outside is kept without what could run, load or send anything", async () => {
  const email = await written();
  await receive(email, {
    text: "",
    html: `<p style="background:url(https://x.test/open)" onclick="alert(1)">Call me</p><script>alert(1)</script>
      <img src="https://x.test/open.gif"><a href="javascript:alert(1)">here</a>`,
  });
  const [reply] = await repliesOf(email.personId);
  expect(reply?.freshText).toContain("Call me");
  expect(reply?.html).toContain("<p>Call me</p>");
  expect(reply?.html).not.toMatch(/script|onclick|style|<img src/);
});

describe("what a machine writes is no answer", () => {
  async function expectNoAnswer({ personId, messageId, plannedId }: Awaited<ReturnType<typeof written>>) {
    expect((await find(messageId)).repliedAt).toBeNull();
    expect((await find(plannedId)).state).toBe("queued");
    expect(await unansweredOf(personId)).toBe(1);
  }

  test("an auto-reply holds email with a footer until its date, and nothing else", async () => {
    const email = await written();
    const text = "I am out of the office until March 20. Please stop.";
    await receive(email, { text, headers: { "auto-submitted": "auto-replied" } });
    expect(await repliesOf(email.personId)).toMatchObject([{ auto: true }]);
    expect(await inbound(email.personId)).toMatchObject([{ outcome: "auto_reply" }]);
    const paused = await db.select().from(pauses).where(eq(pauses.personId, email.personId));
    expect(paused).toMatchObject([{ kind: "auto_reply", until: new Date("2026-03-20T04:00:00Z") }]);
    await expectNoAnswer(email);
  });

  test("one word of an auto-reply ends nothing", async () => {
    const email = await written();
    await receive(email, { text: "Stop", headers: { "auto-submitted": "auto-replied" } });
    const [activity] = await db.select().from(personActivity).where(eq(personActivity.personId, email.personId));
    expect(activity?.optedOutAt).toBeNull();
  });

  test.each([
    ["a report of a mail server", { "content-type": "multipart/report; report-type=delivery-status" }],
    ["a notice of failed recipients", { "x-failed-recipients": "ana@people.test" }],
  ])("%s is kept and is no contact with the person", async (_, headers: Record<string, string>) => {
    const email = await written();
    await receive(email, { text: "The address could not be reached.", headers });
    expect(await repliesOf(email.personId)).toMatchObject([{ auto: true, touchId: null }]);
    expect(await inbound(email.personId)).toEqual([]);
    expect(await db.select().from(pauses).where(eq(pauses.personId, email.personId))).toEqual([]);
    await expectNoAnswer(email);
  });

  test("the recruiter's own email in the thread is no word of the person", async () => {
    const email = await written();
    await receive({ ...email, address: firm.recruiter.email }, { text: "Thanks Ana, talk soon." });
    expect(await repliesOf(email.personId)).toMatchObject([{ from: firm.recruiter.email, touchId: null }]);
    expect(await inbound(email.personId)).toEqual([]);
    await expectNoAnswer(email);
  });
});

describe("whose reply it is", () => {
  test("by the id of the email it answers, where it came to another address", async () => {
    const email = await written();
    const providerMessageId = `<${randomUUID()}@resend.test>`;
    await db.update(messages).set({ providerMessageId }).where(eq(messages.id, email.messageId));
    const to = { address: "ana@elsewhere.test", replyTo: "dana@meridian.test" };
    await receive(to, { headers: { "in-reply-to": providerMessageId } });
    expect(await repliesOf(email.personId)).toMatchObject([{ messageId: email.messageId }]);
  });

  test("by who wrote it, where it answers no email of ours", async () => {
    const email = await written();
    await receive({ ...email, replyTo: "dana@meridian.test" });
    expect(await repliesOf(email.personId)).toMatchObject([{ messageId: null }]);
    expect(await find(email.plannedId)).toMatchObject({ state: "canceled" });
  });

  test("of the person that two records were merged into", async () => {
    const email = await written();
    const { personId: into } = await firm.person({ name: "Ana Lopez-Diaz" });
    await owner.db.delete(slots).where(eq(slots.personId, email.personId));
    await db.update(people).set({ mergedIntoId: into }).where(eq(people.id, email.personId));
    await receive(email);
    expect(await inbound(into)).toMatchObject([{ outcome: "replied" }]);
    expect(await inbound(email.personId)).toEqual([]);
  });

  test("a stranger's is kept and belongs to nobody", async () => {
    const { id } = await receive({ address: "who@nowhere.test", replyTo: "dana@meridian.test" });
    const kept = await db.select().from(replies).where(eq(replies.providerId, id));
    expect(kept).toMatchObject([{ personId: null, messageId: null, touchId: null }]);
  });
});

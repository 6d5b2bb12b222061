import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { replies, senderState, webhookEvents } from "@/db/schema/inbound";
import { messageEvents } from "@/db/schema/message-events";
import { slots } from "@/db/schema/messages";
import { personActivity } from "@/db/schema/people";
import { optOuts, pauses, suppressions } from "@/db/schema/suppressions";
import { touches } from "@/db/schema/touches";
import { some } from "@/db/test-firm";
import { applyWebhookEvent } from "@/features/replies/mutations/apply-webhook-event";
import { claimMessages } from "@/features/messages/mutations/claim-messages";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { queueOutreach } from "@/features/outreach/mutations/queue-outreach";
import { recordOutcome } from "@/features/messages/mutations/record-outcome";
import { storeWebhookEvent } from "@/features/replies/mutations/store-webhook-event";
import { createMailer, type Mailer, verifyWebhook } from "@/lib/mailer";
import { type LocalResend, startLocalResend } from "@/local/resend/server";
import { applyWebhooks } from "./apply-webhooks";
import { sendMessages } from "./send-messages";

const webhookSecret = "whsec_dGVzdC1zZWNyZXQtb2YtdGhlLXRlc3Rz";
const { db, firm, context, system, clock, free, queue, ...queueing } = await testQueue();
let resend: LocalResend;
let mailer: Mailer;

/** What the route does with a request, over real HTTP. */
const receiver = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const header = (name: string) => String(request.headers[name] ?? "");
    const raw = Buffer.concat(chunks).toString();
    const headers = { id: header("svix-id"), timestamp: header("svix-timestamp"), signature: header("svix-signature") };
    const event = verifyWebhook(raw, headers, webhookSecret);
    if (!event) return response.writeHead(401).end();
    const stored = storeWebhookEvent(system(), { svixId: headers.id, type: event.type, payload: { ...event } });
    return void stored.then(() => response.writeHead(200).end());
  });
});

beforeAll(async () => {
  await new Promise<void>((done) => receiver.listen(0, "127.0.0.1", done));
  const webhookUrl = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  resend = await startLocalResend({ webhookUrl, webhookSecret, rateLimit: 10_000, deliveryStepMs: 5 });
  mailer = createMailer({ apiKey: resend.apiKey, receivingApiKey: resend.fullApiKey, baseUrl: resend.url });
});

afterAll(async () => {
  await resend.stop();
  receiver.close();
});

const never = new AbortController().signal;
const fail = (error: unknown) => {
  throw error;
};
async function work() {
  await db.delete(senderState);
  await sendMessages({ db, mailer, clock, signal: never, onError: fail });
  await resend.settled();
  await applyWebhooks({ db, mailer, clock, signal: never, onError: fail });
}

async function look(messageId: string) {
  const [touch] = await db.select().from(touches).where(eq(touches.messageId, messageId));
  return { ...(await queueing.look(messageId)), attempt: touch?.attempt };
}

const activityOf = async (personId: string) =>
  some((await db.select().from(personActivity).where(eq(personActivity.personId, personId)))[0]);

describe("what Resend says", () => {
  test("delivered", async () => {
    const { messageId } = await queue();
    await work();
    expect(await look(messageId)).toMatchObject({ state: "delivered", slot: "gone", attempt: true });
    const events = await db.select().from(messageEvents).where(eq(messageEvents.messageId, messageId));
    expect(new Set(events.map(({ type }) => type))).toEqual(new Set(["email.sent", "email.delivered"]));
  });

  test("a hard bounce closes the address and gives the month back; a soft one does neither", async () => {
    const hard = await queue();
    const soft = await queue();
    await work();
    await resend.act({ act: "bounce", to: hard.address, kind: "hard" });
    await resend.act({ act: "bounce", to: soft.address, kind: "soft" });
    await work();
    expect(await look(hard.messageId)).toMatchObject({ state: "bounced", slot: "released", attempt: false });
    expect(await activityOf(hard.personId)).toMatchObject({ reachable: false, emailFrom: null, unanswered: 0 });
    expect(await look(soft.messageId)).toMatchObject({ state: "bounced", slot: "gone" });
    expect(await activityOf(soft.personId)).toMatchObject({ reachable: true });
    const rows = await db.select().from(suppressions);
    expect(rows.map(({ address, reason }) => ({ address, reason }))).toEqual([
      { address: hard.address, reason: "hard_bounce" },
    ]);
  });

  test("a complaint is the person's will, on every address", async () => {
    const { messageId, personId } = await queue();
    await work();
    await resend.act({ act: "complain", to: (await look(messageId)).address });
    await work();
    expect(await look(messageId)).toMatchObject({ state: "complained" });
    const [will] = await db.select().from(optOuts).where(eq(optOuts.personId, personId));
    expect(will).toMatchObject({ reason: "complained", liftedAt: null });
    const again = await queueOutreach(context(), free([personId]));
    expect(again.refused).toEqual([{ personId, reason: "marked our email as spam" }]);
  });

  test("an event of a type nobody knows is kept and done with", async () => {
    const svixId = randomUUID();
    await storeWebhookEvent(system(), {
      svixId,
      type: "inbox.email.sent",
      payload: { type: "inbox.email.sent", data: {} },
    });
    await work();
    const [row] = await db.select().from(webhookEvents).where(eq(webhookEvents.svixId, svixId));
    expect(row).toMatchObject({ appliedAt: clock(), error: null });
  });

  test("any order, any number of times: the same end", async () => {
    const kinds = [
      "email.sent",
      "email.failed",
      "email.delivered",
      "email.bounced",
      "email.complained",
      "record",
    ] as const;
    await fc.assert(
      fc.asyncProperty(
        fc.subarray([...kinds], { minLength: 1 }).chain((chosen) =>
          fc.tuple(
            fc.constant(chosen),
            fc.shuffledSubarray([...chosen, ...chosen], {
              minLength: chosen.length * 2,
              maxLength: chosen.length * 2,
            }),
          ),
        ),
        async ([chosen, order]) => {
          const inOrder = await play([...chosen]);
          const shuffled = await play(order);
          expect(shuffled).toEqual(inOrder);
        },
      ),
      { numRuns: 12 },
    );
  }, 60_000);
});

/** Claims one email and lets these words about it come in, ours among them. */
async function play(words: string[]) {
  const { messageId, personId } = await queue();
  await claimMessages(system(), { limit: 50 });
  const data = {
    email_id: randomUUID(),
    tags: { message_id: messageId },
    bounce: { type: "Permanent", message: "no such mailbox" },
  };
  const ids = new Map<string, string>();
  for (const type of words) {
    if (type === "record") {
      await recordOutcome(system(), { messageId, attempt: 1, answer: { id: data.email_id } });
      continue;
    }
    const svixId = ids.get(type) ?? randomUUID();
    ids.set(type, svixId);
    await storeWebhookEvent(system(), { svixId, type, payload: { type, created_at: clock().toISOString(), data } });
    await applyWebhookEvent(system(), { svixId });
  }
  const { state, reason, slot, attempt, providerId } = await look(messageId);
  const { unanswered, emailFrom, optedOutAt, reachable } = await activityOf(personId);
  return {
    state,
    reason,
    slot,
    attempt,
    known: providerId === data.email_id,
    unanswered,
    emailFrom,
    optedOutAt,
    reachable,
  };
}

describe("replies", () => {
  test("a real one stands in the timeline, lifts the rest, and ends planned counted email", async () => {
    const { messageId, personId, address } = await queue();
    await work();
    await db.update(slots).set({ state: "released" }).where(eq(slots.messageId, messageId));
    const planned = await queueOutreach(context(), free([personId], { sendAt: new Date("2026-03-12T15:00:00Z") }));
    await resend.act({ act: "reply", to: address, text: "Yes, call me tomorrow." });
    await work();
    const [reply] = await db.select().from(replies).where(eq(replies.personId, personId));
    expect(reply).toMatchObject({
      messageId,
      from: address,
      auto: false,
      handledAt: null,
      recruiterId: firm.recruiter.id,
    });
    expect(reply?.freshText).toContain("Yes, call me");
    expect(reply?.freshText).not.toContain("It has been a while");
    expect((await look(messageId)).repliedAt).not.toBeNull();
    expect(await look(some(planned.queued[0]).messageId)).toMatchObject({
      state: "canceled",
      slot: "released",
      reason: "they have replied since",
    });
    expect(await activityOf(personId)).toMatchObject({ unanswered: 0, restingSince: null });
  });

  test("markup that would run, load or send anything is not kept", async () => {
    const { personId, address } = await queue();
    await work();
    await resend.act({ act: "reply", to: address, text: "Call me." });
    await resend.settled();
    const hostile = `<p style="background:url(https://x.test/open)" onclick="alert(1)">Call me.</p><script>alert(1)</script>
      <img src="https://x.test/open.gif"><a href="javascript:alert(1)">here</a>`;
    const fetchReceived: Mailer["fetchReceived"] = async (id) => ({
      ...(await mailer.fetchReceived(id)),
      html: hostile,
    });
    await applyWebhooks({
      db,
      mailer: { ...mailer, fetchReceived },
      clock,
      signal: never,
      onError: fail,
    });
    const [reply] = await db.select().from(replies).where(eq(replies.personId, personId));
    expect(reply?.html).toContain("<p>Call me.</p>");
    expect(reply?.html).not.toMatch(/script|style|onclick|<img src/);
  });

  test("an auto-reply is no answer and pauses counted email until its return date", async () => {
    const { personId, address } = await queue();
    await work();
    await resend.act({ act: "reply", to: address, text: "I am out of the office for a week.", autoReply: true });
    await work();
    const [reply] = await db.select().from(replies).where(eq(replies.personId, personId));
    expect(reply).toMatchObject({ auto: true });
    const [pause] = await db.select().from(pauses).where(eq(pauses.personId, personId));
    expect(pause).toMatchObject({ kind: "auto_reply" });
    expect(await activityOf(personId)).toMatchObject({ unanswered: 1 });
  });

  test("a body that cannot be fetched is tried again, and stops nothing", async () => {
    const { personId, address } = await queue();
    await work();
    resend.fault({ kind: "503", match: { endpoint: "GET /emails/receiving/:id" } });
    await resend.act({ act: "reply", to: address, text: "Later then." });
    const other = await queue();
    await work();
    expect(await db.select().from(replies).where(eq(replies.personId, personId))).toEqual([]);
    expect((await look(other.messageId)).state).toBe("delivered");
    await applyWebhooks({ db, mailer, clock, signal: never, failed: true, onError: fail });
    expect(await db.select().from(replies).where(eq(replies.personId, personId))).toHaveLength(1);
  });
});

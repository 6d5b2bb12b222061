import { createHmac, randomUUID } from "node:crypto";
import { count, eq } from "drizzle-orm";
import { afterAll, describe, expect, test } from "vitest";
import { pool } from "@/db/client";
import { type Context, mintRecruiter } from "@/db/context";
import { candidacies } from "@/db/schema/candidacies";
import { replies, webhookEvents } from "@/db/schema/inbound";
import { messages, slots } from "@/db/schema/messages";
import { personActivity, personEmails } from "@/db/schema/people";
import { optOuts, pauses, suppressions } from "@/db/schema/suppressions";
import { touches } from "@/db/schema/touches";
import { some } from "@/db/test-firm";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { start as now } from "@/features/messages/mutations/test-queue-in";
import { liftSuppression } from "@/features/suppressions/mutations/lift-suppression";
import { env } from "@/lib/env";
import type { AnswerChoice } from "../inputs";
import { findAnswerPage } from "../queries/find-answer-page";
import { answerByButton } from "./answer-by-button";
import { cancelMessage } from "@/features/messages/mutations/cancel-message";
import { handleReply } from "./handle-reply";
import { pauseSending, resumeSending } from "@/features/messages/mutations/pause-sending";

const { db, url, firm, versions, queue, look, context: contextOf, system } = await testQueue();
const context = contextOf();
process.env.DATABASE_URL = url;
const unsubscribe = await import("@/app/api/unsubscribe/[token]/route");
const answer = await import("@/app/api/answer/[token]/route");
const webhook = await import("@/app/api/webhooks/resend/route");

const page: Context = { actor: { kind: "system", name: "answer-page" }, now, db };

afterAll(async () => pool(env().DATABASE_URL).sql.end());

async function email(...given: Parameters<typeof queue>) {
  const queued = await queue(...given);
  const message = await look(queued.messageId);
  return { ...queued, message, token: message.answerToken };
}

const state = async (id: string) => some((await db.select().from(messages).where(eq(messages.id, id)))[0]);
const activity = async (id: string) =>
  some((await db.select().from(personActivity).where(eq(personActivity.personId, id)))[0]);
const at = (token: string) => ({ params: Promise.resolve({ token }) });
const form = (path: string, body: string) =>
  new Request(`https://callback.test${path}`, {
    method: "POST",
    headers: { "content-type": "application/x-www-form-urlencoded" },
    body,
  });
const oneClick = "List-Unsubscribe=One-Click";

describe("one-click unsubscribe", () => {
  test("a GET changes nothing and leads to the page", async () => {
    const { personId, token, message } = await email();
    const response = await unsubscribe.GET(new Request("https://callback.test/"), at(token));
    expect(response.status).toBe(303);
    expect(response.headers.get("location")).toBe(`/answer/${token}?choice=stop`);
    expect((await activity(personId)).optedOutAt).toBeNull();
    expect((await state(message.id)).state).toBe("queued");
  });

  test("a POST without a session ends all counted email at once, on every address, and again changes nothing", async () => {
    const { personId, address, token, message } = await email();
    await db.insert(personEmails).values({ personId, address: "second@people.test", createdAt: now });
    for (const _ of [1, 2]) {
      const response = await unsubscribe.POST(form(`/api/unsubscribe/${token}`, oneClick), at(token));
      expect(response.status).toBe(200);
    }
    expect(await state(message.id)).toMatchObject({ state: "canceled", reason: "unsubscribed" });
    const [slot] = await db.select().from(slots).where(eq(slots.messageId, message.id));
    expect(slot?.state).toBe("released");
    expect((await activity(personId)).optedOutAt).not.toBeNull();
    expect(await db.select().from(optOuts).where(eq(optOuts.personId, personId))).toHaveLength(1);
    const listed = (await db.select().from(suppressions)).map((row) => row.address);
    expect(listed).toEqual(expect.arrayContaining([address, "second@people.test"]));
  });

  test("a multipart body as some mail programs send it", async () => {
    const { personId, token } = await email();
    const body = new FormData();
    body.set("List-Unsubscribe", "One-Click");
    const request = new Request("https://callback.test/", { method: "POST", body });
    expect((await unsubscribe.POST(request, at(token))).status).toBe(200);
    expect((await activity(personId)).optedOutAt).not.toBeNull();
  });

  test.each([
    ["", 400],
    ["List-Unsubscribe=No", 400],
  ])("a POST that says %j is refused", async (body, status) => {
    const { personId, token } = await email();
    expect((await unsubscribe.POST(form("/", body), at(token))).status).toBe(status);
    expect((await activity(personId)).optedOutAt).toBeNull();
  });

  test("a token of no email", async () => {
    expect((await unsubscribe.POST(form("/", oneClick), at("x".repeat(32)))).status).toBe(404);
  });

  test("lifted by an admin with a reason, but a complaint never", async () => {
    const { personId, token } = await email();
    await unsubscribe.POST(form("/", oneClick), at(token));
    await expect(liftSuppression(context, { personId, reason: "ok" })).rejects.toThrow("Say in a sentence");
    const recruiter = { ...context, actor: mintRecruiter({ ...firm.recruiter, role: "recruiter" }) };
    const reason = "She called on March 10 and asked for openings again.";
    await expect(liftSuppression(recruiter, { personId, reason })).rejects.toThrow("Only");
    await liftSuppression(context, { personId, reason });
    expect(await activity(personId)).toMatchObject({ optedOutAt: null, reachable: true });
    await expect(liftSuppression(context, { personId, reason })).rejects.toThrow(
      `${firm.recruiter.name} took them off it a moment ago`,
    );
    await db.insert(optOuts).values({ personId, reason: "complained", at: now });
    await expect(liftSuppression(context, { personId, reason })).rejects.toThrow("spam");
  });
});

describe("the answer page", () => {
  const choose = async (token: string, choice: string) =>
    answer.POST(form(`/api/answer/${token}`, `choice=${choice}`), at(token));

  test("shows a first name and the subject, and changes nothing", async () => {
    const { token, personId } = await email();
    const shown = await findAnswerPage(system(), { token });
    expect(shown).toMatchObject({
      firstName: "Ana",
      subject: "Checking in, Ana",
      firmName: "Meridian Search",
      given: [],
    });
    expect(await findAnswerPage(system(), { token: "nothing" })).toBeNull();
    expect(await db.select().from(touches).where(eq(touches.personId, personId))).toEqual([]);
  });

  test("interested: an answer, a yes to the position, a line for Today; twice is once", async () => {
    const more = {
      templateVersionId: some(versions.get("Position outreach")),
      purpose: "position",
      positionId: firm.position.id,
    } as const;
    const { token, personId, candidacyId, message } = await email(more, { at: "sourced" });
    expect((await choose(token, "interested")).headers.get("location")).toBe(`/answer/${token}?done=interested`);
    await choose(token, "interested");
    const rows = await db.select().from(replies).where(eq(replies.personId, personId));
    expect(rows).toMatchObject([{ freshText: "I'm interested", handledAt: null, messageId: message.id, auto: false }]);
    const [candidacy] = await db
      .select()
      .from(candidacies)
      .where(eq(candidacies.id, some(candidacyId)));
    expect(candidacy?.saidYesAt).not.toBeNull();
    const touched = await db.select().from(touches).where(eq(touches.personId, personId));
    expect(touched).toMatchObject([{ direction: "in", outcome: "replied" }]);
    expect(await handleReply(context, { replyId: some(rows[0]).id })).toEqual({ already: false });
    expect(await handleReply(context, { replyId: some(rows[0]).id })).toEqual({ already: true });
  });

  test("not now: counted email waits for three months, and a yes ends the wait", async () => {
    const { token, personId, message } = await email();
    await answerByButton(page, { token, choice: "later_3" });
    const [pause] = await db.select().from(pauses).where(eq(pauses.personId, personId));
    expect(pause).toMatchObject({ kind: "not_now", until: new Date("2026-06-10T15:00:00Z") });
    expect(await state(message.id)).toMatchObject({ state: "canceled", reason: "asked to hear from us later" });
    expect((await activity(personId)).pausedUntil).toEqual(new Date("2026-06-10T15:00:00Z"));
    await answerByButton({ ...page, now: new Date("2026-03-11T15:00:00Z") }, { token, choice: "interested" });
    expect((await activity(personId)).pausedUntil).toEqual(new Date("2026-03-11T15:00:00Z"));
  });

  test("stop", async () => {
    const { token, personId } = await email();
    await choose(token, "stop");
    expect((await activity(personId)).optedOutAt).not.toBeNull();
    const [reply] = await db.select().from(replies).where(eq(replies.personId, personId));
    expect(reply?.handledAt).not.toBeNull();
  });

  test.each(["", "everything", "later_99"])("a choice of %j does nothing", async (choice) => {
    const { token, personId } = await email();
    expect((await choose(token, choice)).headers.get("location")).toBe(`/answer/${token}`);
    expect(await db.select().from(replies).where(eq(replies.personId, personId))).toEqual([]);
  });

  test("two clicks at once are one answer", async () => {
    const { token, personId } = await email();
    const choice: AnswerChoice = "later_1";
    await Promise.all([1, 2, 3].map(async () => answerByButton(page, { token, choice })));
    expect(await db.select().from(pauses).where(eq(pauses.personId, personId))).toHaveLength(1);
  });
});

describe("the webhook route", () => {
  const secret = Buffer.from(env().RESEND_WEBHOOK_SECRET.slice("whsec_".length), "base64");
  function signed(body: string, { id = randomUUID(), age = 0, forge = false } = {}) {
    const timestamp = String(Math.floor(Date.now() / 1000) - age);
    const signature = createHmac("sha256", secret).update(`${id}.${timestamp}.${body}`).digest("base64");
    return new Request("https://callback.test/api/webhooks/resend", {
      method: "POST",
      headers: {
        "svix-id": id,
        "svix-timestamp": timestamp,
        "svix-signature": `v1,${forge ? `${signature.slice(0, -4)}AAA=` : signature}`,
      },
      body,
    });
  }
  const atNoParams = { params: Promise.resolve({}) };
  const kept = async () => some((await db.select({ n: count() }).from(webhookEvents))[0]).n;
  const event = JSON.stringify({ type: "email.sent", created_at: now.toISOString(), data: { email_id: "x" } });

  test("signed: kept once, however often it comes", async () => {
    const before = await kept();
    const id = randomUUID();
    for (const _ of [1, 2, 3]) expect((await webhook.POST(signed(event, { id }), atNoParams)).status).toBe(200);
    expect(await kept()).toBe(before + 1);
  });

  test("a type of tomorrow is kept and answered", async () => {
    expect((await webhook.POST(signed(JSON.stringify({ type: "galaxy.born", data: {} })), atNoParams)).status).toBe(
      200,
    );
  });

  test("forged, old, changed or unsigned: nothing is kept", async () => {
    const before = await kept();
    const changed = new Request("https://callback.test/", {
      method: "POST",
      headers: signed(event).headers,
      body: `${event} `,
    });
    const bare = new Request("https://callback.test/", { method: "POST", body: event });
    for (const request of [
      signed(event, { forge: true }),
      signed(event, { age: 301 }),
      changed,
      bare,
      signed("not json"),
    ]) {
      expect((await webhook.POST(request, atNoParams)).status).toBe(401);
    }
    expect(await kept()).toBe(before);
  });
});

test("canceling what has not left", async () => {
  const { message } = await email();
  await cancelMessage(context, { messageId: message.id });
  expect(await state(message.id)).toMatchObject({ state: "canceled", reason: "canceled by Dana Ruiz" });
  await expect(cancelMessage(context, { messageId: message.id })).rejects.toThrow("canceled by Dana Ruiz");
  const other = await email();
  await db.update(messages).set({ firstAttemptAt: now }).where(eq(messages.id, other.message.id));
  await expect(cancelMessage(context, { messageId: other.message.id })).rejects.toThrow("being sent");
});

test("the stop switch: anybody who writes stops it, a manager starts it", async () => {
  const recruiter = { ...context, actor: mintRecruiter({ ...firm.recruiter, role: "recruiter" }) };
  await pauseSending(recruiter, { reason: "Wrong template went out" });
  await expect(pauseSending(context, { reason: "again" })).rejects.toThrow(
    `${firm.recruiter.name} paused email a moment ago.`,
  );
  await expect(resumeSending(recruiter)).rejects.toThrow("Only");
  await resumeSending(context);
});

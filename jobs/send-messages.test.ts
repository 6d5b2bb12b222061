import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { senderState } from "@/db/schema/inbound";
import { messages } from "@/db/schema/messages";
import { people, personActivity } from "@/db/schema/people";
import { optOuts } from "@/db/schema/suppressions";
import { touches } from "@/db/schema/touches";
import { some } from "@/db/test-firm";
import { claimMessages } from "@/features/messages/mutations/claim-messages";
import { resumeSending } from "@/features/messages/mutations/pause-sending";
import { start } from "@/features/messages/mutations/test-queue-in";
import { listStops } from "@/features/messages/queries/list-stops";
import { createMailer } from "@/lib/mailer";
import { sendMessages } from "./send-messages";
import { testSender } from "./test-sender";

const { db, owner, firm, versions, resend, mailer, context, system, queue, look, clock, pass, job, work } =
  await testSender();

const accepted = (messageId: string) => resend.acceptedByKey()[`callback/${messageId}`] ?? 0;

describe("sending", () => {
  test("leaves once, with its frozen bytes, and stands in the timeline", async () => {
    const { messageId, personId, address } = await queue();
    pass(60_000);
    await work();
    const message = await look(messageId);
    expect(message).toMatchObject({ state: "accepted", slot: "gone", attempts: 1, acceptedAt: clock() });
    const [email] = resend.deliveredTo(address);
    expect(email).toMatchObject({ subject: message.subject, html: message.html, text: message.text });
    const timeline = await db.select().from(touches).where(eq(touches.personId, personId));
    expect(timeline).toMatchObject([{ kind: "email", direction: "out", outcome: "sent", attempt: true, messageId }]);
    const [activity] = await db.select().from(personActivity).where(eq(personActivity.personId, personId));
    expect(activity).toMatchObject({
      unanswered: 1,
      lastTouchAt: clock(),
      emailFrom: new Date("2026-04-10T15:01:00Z"),
    });
    await work();
    expect(accepted(messageId)).toBe(1);
  });

  test("two workers at once never take the same one", async () => {
    const ids = await Promise.all(Array.from({ length: 12 }, async () => (await queue()).messageId));
    await Promise.all([work(), work(), work()]);
    for (const id of ids) expect(await look(id)).toMatchObject({ state: "accepted", attempts: 1 });
    for (const id of ids) expect(accepted(id)).toBe(1);
  });

  test("the bucket lets a second's worth through at once", async () => {
    await Promise.all(Array.from({ length: 3 }, async () => queue()));
    const claims = await Promise.all([claimMessages(system(), { limit: 2 }), claimMessages(system(), { limit: 2 })]);
    const ids = claims.flatMap((claim) => claim.emails.map((email) => email.messageId));
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.length).toBe(3);
  });
});

describe("a worker that dies", () => {
  test("after the claim: its lease runs out, and the email goes once", async () => {
    const { messageId } = await queue();
    await claimMessages(system(), { limit: 20 });
    await work();
    expect(await look(messageId)).toMatchObject({ state: "claimed" });
    pass(61_000);
    await work();
    expect(await look(messageId)).toMatchObject({ state: "accepted", attempts: 2 });
    expect(accepted(messageId)).toBe(1);
  });

  test("after Resend took it: one email, the same id", async () => {
    const { messageId, address } = await queue();
    const claim = await claimMessages(system(), { limit: 20 });
    const email = some(claim.emails.find((one) => one.messageId === messageId));
    await mailer.send({ ...email, tags: [{ name: "message_id", value: messageId }] }, email.idempotencyKey);
    pass(61_000);
    await work();
    expect(await look(messageId)).toMatchObject({ state: "accepted" });
    expect(resend.deliveredTo(address)).toHaveLength(1);
  });
});

describe("an answer that says nothing", () => {
  test.each([
    "accept-then-reset",
    "accept-then-500",
    "reset",
    "500",
    "503",
    "html200",
    "truncated200",
    "409-concurrent",
    "html403",
  ] as const)("%s: the same key again, and exactly one email", async (kind) => {
    const { messageId, address } = await queue();
    resend.fault({ kind, match: { to: address, endpoint: "POST /emails" } });
    await work();
    const doubtful = await look(messageId);
    expect(doubtful).toMatchObject({ state: "queued", slot: "planned", firstAttemptAt: start });
    expect(doubtful.nextAttemptAt?.getTime()).toBeGreaterThan(clock().getTime());
    await work();
    expect((await look(messageId)).attempts).toBe(1);
    pass(60_000);
    await work();
    expect(await look(messageId)).toMatchObject({ state: "accepted", slot: "gone", attempts: 2 });
    expect(resend.deliveredTo(address)).toHaveLength(1);
  });

  test("for 23 hours: Resend's own list says it went", async () => {
    const { messageId, address } = await queue(
      {
        purpose: "process",
        processSubject: "thanks",
        positionId: firm.position.id,
        templateVersionId: some(versions.get("Interview thank-you")),
      },
      { at: "interview" },
    );
    resend.fault({ kind: "accept-then-reset", match: { to: address, endpoint: "POST /emails" } });
    await work();
    pass(23 * 3_600_000);
    await work();
    expect(await look(messageId)).toMatchObject({ state: "accepted", providerId: resend.deliveredTo(address)[0]?.id });
    expect(accepted(messageId)).toBe(1);
  });

  test("for 23 hours, and nothing in the list: a person decides, and the slot stays taken", async () => {
    const { messageId, address } = await queue();
    resend.fault({ kind: "503", match: { to: address, endpoint: "POST /emails", times: 99 } });
    await work();
    pass(3_600_000);
    await work();
    expect(await look(messageId)).toMatchObject({ attempts: 2, firstAttemptAt: start });
    pass(22 * 3_600_000);
    await work();
    const stopped = await look(messageId);
    expect(stopped).toMatchObject({ state: "needs_human", slot: "planned" });
    expect(stopped.reason).toContain("23 hours");
    expect(resend.deliveredTo(address)).toEqual([]);
  });

  test("and an unsubscribe since: never tried again, a person is told", async () => {
    const { messageId, personId, address } = await queue();
    resend.fault({ kind: "reset", match: { to: address, endpoint: "POST /emails" } });
    await work();
    await db.insert(optOuts).values({ personId, reason: "unsubscribed", at: clock() });
    pass(60_000);
    await work();
    expect(await look(messageId)).toMatchObject({
      state: "needs_human",
      reason: "unsubscribed; it may have been sent already",
    });
    expect(resend.deliveredTo(address)).toEqual([]);
  });
});

test("what the database leaves as it was is not claimed without end", async () => {
  const [optedOut, movedWest] = [await queue(), await queue(), await queue()];
  await db.insert(optOuts).values({ personId: optedOut.personId, reason: "unsubscribed", at: clock() });
  await db.update(people).set({ zone: "Pacific/Honolulu" }).where(eq(people.id, movedWest.personId));
  const leaving = new AbortController();
  let looks = 0;
  const impatient = () => {
    looks += 1;
    if (looks > 20) leaving.abort();
    return clock();
  };
  await owner.sql`create function leave_as_is() returns trigger language plpgsql as 'begin return null; end'`;
  await owner.sql`create trigger leave_as_is before update on messages for each row execute function leave_as_is()`;
  const dealt = await sendMessages(job({ clock: impatient, signal: leaving.signal }));
  await owner.sql`drop function leave_as_is cascade`;
  expect({ dealt, ended: !leaving.signal.aborted }).toEqual({ dealt: 0, ended: true });
});

describe("a definite no", () => {
  test("429 lets the whole account wait and leaves nothing in doubt", async () => {
    const { messageId, address } = await queue();
    resend.fault({ kind: "429-rate", match: { to: address } });
    await work();
    expect(await look(messageId)).toMatchObject({ state: "queued", firstAttemptAt: null });
    const other = await queue();
    await work();
    expect((await look(other.messageId)).state).toBe("queued");
    pass(120_000);
    await work();
    expect(accepted(messageId) + accepted(other.messageId)).toBe(2);
  });

  test("a used-up quota waits for its reset, with a reason", async () => {
    const { messageId, address } = await queue();
    resend.fault({ kind: "429-daily_quota", match: { to: address } });
    await work();
    const [block] = await db.select().from(senderState);
    expect(block?.reason).toContain("quota is used up");
    expect(block?.blockedUntil?.getTime()).toBeGreaterThan(clock().getTime());
    expect(await look(messageId)).toMatchObject({ state: "queued", attempts: 1, slot: "planned" });
    pass(3_600_000);
    const other = await queue();
    await work();
    expect(accepted(messageId) + accepted(other.messageId)).toBe(0);
    pass(86_400_000);
    await work();
    expect(accepted(messageId) + accepted(other.messageId)).toBe(2);
  });

  test("a refused key stops the queue with a sentence", async () => {
    const { messageId } = await queue();
    const wrong = createMailer({ apiKey: "re_wrong", baseUrl: resend.url });
    await sendMessages(job({ mailer: wrong }));
    const [block] = await db.select().from(senderState);
    expect(block).toMatchObject({ stoppedAt: clock() });
    expect(block?.reason).toMatch(/^Resend refused the key/);
    expect(await look(messageId)).toMatchObject({ state: "queued", firstAttemptAt: null });
    pass(3_600_000);
    await work();
    expect(await look(messageId)).toMatchObject({ state: "queued", attempts: 1 });
    expect(accepted(messageId)).toBe(0);
  });

  test("an unverified domain stops the queue, and every email goes once it is verified", async () => {
    const emails = [await queue(), await queue()];
    resend.fault({ kind: "403-domain", match: { endpoint: "POST /emails", times: 9 } });
    await work();
    for (const { messageId } of emails)
      expect(await look(messageId)).toMatchObject({ state: "queued", slot: "planned", firstAttemptAt: null });
    expect(await listStops(context())).toContainEqual({
      kind: "domain_refused",
      since: clock(),
      answer: expect.stringMatching(/^Resend refused the sending domain: 403 validation_error: .* is not verified/),
    });
    resend.clearFaults();
    await resumeSending(context());
    pass(3_600_000);
    await work();
    for (const { messageId } of emails) expect(accepted(messageId)).toBe(1);
  });

  test("422 fails it, and the month is given back", async () => {
    const { messageId, personId } = await queue();
    await db.update(messages).set({ from: "no address at all" }).where(eq(messages.id, messageId));
    await work();
    const failed = await look(messageId);
    expect(failed).toMatchObject({ state: "failed", slot: "released" });
    expect(failed.reason).toContain("Resend refused it");
    const [activity] = await db.select().from(personActivity).where(eq(personActivity.personId, personId));
    expect(activity?.emailFrom).toBeNull();
  });

  test("409 for other words under the same key: a person, never a new key", async () => {
    const { messageId, address } = await queue();
    resend.fault({ kind: "accept-then-reset", match: { to: address, endpoint: "POST /emails" } });
    await work();
    await db.update(messages).set({ subject: "Other words" }).where(eq(messages.id, messageId));
    pass(60_000);
    await work();
    expect(await look(messageId)).toMatchObject({ state: "needs_human", slot: "planned" });
    expect(resend.deliveredTo(address)).toHaveLength(1);
  });
});

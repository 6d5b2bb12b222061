import { beforeEach, describe, expect, test } from "vitest";
import { mintRecruiter } from "@/db/context";
import { senderState } from "@/db/schema/inbound";
import { some } from "@/db/test-firm";
import { findSenderBlock } from "../queries/due-messages";
import type { SendAnswer } from "../rules/outcome";
import { testRows } from "@/db/test-rows";
import { claimMessages } from "./claim-messages";
import { resumeSending } from "./pause-sending";
import { recordOutcome, recordReconciled } from "./record-outcome";
import { testQueue } from "./test-queue";
import { start } from "./test-queue-in";

const { db, queue, look, system, clock, goTo, pass } = await testQueue();
const refused = { status: 422, name: "validation_error", message: "Invalid `to` field", retryAfterSeconds: null };
const slowDown = { status: 429, name: "rate_limit_exceeded", message: "Too many", retryAfterSeconds: 1 };
const quota = { status: 429, name: "daily_quota_exceeded", message: "Used up", retryAfterSeconds: null };
const keyRefused = { status: 401, name: "restricted_api_key", message: "Not allowed", retryAfterSeconds: null };
const silence = { status: null, name: "unreadable_answer", message: "", retryAfterSeconds: null };
const minute = 60_000;
const admin = await testRows(db, start).recruiter("Ada Admin", "admin");

beforeEach(async () => {
  goTo(start);
  await db.delete(senderState);
});

async function claim(messageId: string) {
  const { emails } = await claimMessages(system(), { limit: 50 });
  return some(emails.find((email) => email.messageId === messageId)).attempt;
}

/** Queues and claims an email, and gives the first attempt this answer. */
async function tried(answer: SendAnswer) {
  const { messageId } = await queue();
  await recordOutcome(system(), { messageId, attempt: await claim(messageId), answer });
  return messageId;
}

describe("a definite no", () => {
  test("fails the email, and the month is open again", async () => {
    const messageId = await tried(refused);
    expect(await look(messageId)).toMatchObject({ state: "failed", slot: "released" });
  });

  test("after an attempt whose outcome nobody knows a person decides, and the month stays taken", async () => {
    const messageId = await tried(silence);
    pass(minute);
    await recordOutcome(system(), { messageId, attempt: await claim(messageId), answer: refused });
    const message = await look(messageId);
    expect(message).toMatchObject({ state: "needs_human", slot: "planned", leaseUntil: null });
    expect(message.reason).toContain("an earlier try may have gone out");
  });

  test("after an attempt that was never answered, because its worker died, a person decides as well", async () => {
    const { messageId } = await queue();
    await claim(messageId);
    pass(2 * minute);
    await recordOutcome(system(), { messageId, attempt: await claim(messageId), answer: refused });
    expect(await look(messageId)).toMatchObject({ state: "needs_human", slot: "planned" });
  });

  test("after a wait for the account is as certain as at first", async () => {
    const messageId = await tried(slowDown);
    expect(await look(messageId)).toMatchObject({ state: "queued", firstAttemptAt: null, attempts: 1 });
    pass(minute);
    await recordOutcome(system(), { messageId, attempt: await claim(messageId), answer: refused });
    expect(await look(messageId)).toMatchObject({ state: "failed", slot: "released" });
  });
});

describe("an answer that comes late", () => {
  test("of an older attempt says nothing against the one that is running", async () => {
    const { messageId } = await queue();
    const first = await claim(messageId);
    pass(2 * minute);
    const second = await claim(messageId);
    expect([first, second]).toEqual([1, 2]);
    await recordOutcome(system(), { messageId, attempt: first, answer: refused });
    expect(await look(messageId)).toMatchObject({ state: "claimed", slot: "planned", reason: null });
    await recordOutcome(system(), { messageId, attempt: second, answer: { id: "late" } });
    expect(await look(messageId)).toMatchObject({ state: "accepted", slot: "gone", providerId: "late" });
  });

  test("but an acceptance is written whenever it comes", async () => {
    const { messageId } = await queue();
    const first = await claim(messageId);
    pass(2 * minute);
    await claim(messageId);
    await recordOutcome(system(), { messageId, attempt: first, answer: { id: "first" } });
    expect(await look(messageId)).toMatchObject({ state: "accepted", slot: "gone", providerId: "first" });
  });

  test("a refusal after an acceptance changes nothing", async () => {
    const messageId = await tried({ id: "taken" });
    await recordOutcome(system(), { messageId, attempt: 1, answer: refused });
    expect(await look(messageId)).toMatchObject({ state: "accepted", slot: "gone", acceptedAt: clock() });
  });
});

describe("what stops the whole account", () => {
  test("a refused key, until somebody has put it right; the email waits", async () => {
    const messageId = await tried(keyRefused);
    const block = await findSenderBlock(system());
    expect(block).toMatchObject({ stoppedAt: clock(), reason: expect.stringMatching(/^Resend refused the key/) });
    expect(await look(messageId)).toMatchObject({ state: "queued", slot: "planned", firstAttemptAt: null });
  });

  test("a used-up quota, until it is reset", async () => {
    await tried(quota);
    expect(await findSenderBlock(system())).toMatchObject({
      blockedUntil: new Date("2026-03-11T00:00:00Z"),
      reason: expect.stringContaining("quota is used up"),
    });
  });

  test("a quota that an admin has raised: what met it goes at once, and nothing waits for the reset", async () => {
    const messageId = await tried(quota);
    pass(minute);
    const { emails } = await claimMessages(system(), { limit: 50 });
    expect(emails.map((email) => email.messageId)).not.toContain(messageId);
    await resumeSending({ actor: mintRecruiter(admin), now: clock(), db });
    expect(await claim(messageId)).toBe(2);
  });

  test("too many requests, for a moment and without a word", async () => {
    await tried(slowDown);
    expect(await findSenderBlock(system())).toMatchObject({ reason: null, stoppedAt: null });
  });
});

test("what Resend's list says of an email settles it once", async () => {
  const messageId = await tried(silence);
  await recordReconciled(system(), { messageId, answer: { id: "listed" } });
  await recordReconciled(system(), { messageId, answer: "not found" });
  expect(await look(messageId)).toMatchObject({ state: "accepted", slot: "gone", providerId: "listed" });
});

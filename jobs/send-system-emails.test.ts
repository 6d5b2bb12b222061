import { eq, sql } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { senderState } from "@/db/schema/inbound";
import { systemEmails } from "@/db/schema/system-emails";
import { claimSystemEmails } from "@/features/messages/mutations/system-emails";
import { pauseSending, resumeSending } from "@/features/messages/mutations/pause-sending";
import { inviteRecruiters } from "@/features/recruiters/mutations/invite-recruiters";
import { start } from "@/features/messages/mutations/test-queue-in";
import { applyWebhookEvent } from "@/features/replies/mutations/apply-webhook-event";
import { storeWebhookEvent } from "@/features/replies/mutations/store-webhook-event";
import { createMailer } from "@/lib/mailer";
import { sendSystemEmails } from "./send-system-emails";
import { testSender } from "./test-sender";

const { db, resend, context, system, pass, job } = await testSender();

let count = 0;
let address = "";

beforeEach(async () => {
  count += 1;
  address = `invited${count}@firm.test`;
  await db
    .update(systemEmails)
    .set({ state: "canceled", sealedBody: null, reason: "another test" })
    .where(eq(systemEmails.state, "queued"));
});

const invite = () => inviteRecruiters(system(), { addresses: [address], role: "recruiter" });
const work = () => sendSystemEmails(job());
const delivered = () => resend.deliveredTo(address);

async function look() {
  const [row] = await db.select().from(systemEmails).where(eq(systemEmails.address, address));
  if (!row) throw new Error("Nothing was queued.");
  return row;
}
const accepted = async () => resend.acceptedByKey()[(await look()).idempotencyKey] ?? 0;

describe("an email to a recruiter", () => {
  test("leaves once, says what was queued, and then nothing of it stays", async () => {
    await invite();
    expect(await work()).toBe(1);
    expect(await work()).toBe(0);
    const [email] = delivered();
    expect(email).toMatchObject({ subject: "Meridian Search invited you to Callback" });
    expect(email?.html).toMatch(/\/invite\/[\w-]{43}/);
    expect(email?.text).toMatch(/Accept the invitation: https?:\/\/\S+\/invite\/[\w-]{43}\n/);
    expect(await look()).toMatchObject({ state: "accepted", sealedBody: null, attempts: 1 });
    expect(await accepted()).toBe(1);
  });

  test("goes while email to people is paused: whoever is locked out has to get in", async () => {
    await pauseSending(context(), { reason: "A wrong template" });
    await invite();
    await work();
    await resumeSending(context());
    expect(delivered()).toHaveLength(1);
  });

  test("three workers at once never take the same one", async () => {
    await invite();
    await Promise.all([work(), work(), work()]);
    expect(await look()).toMatchObject({ attempts: 1 });
    expect(await accepted()).toBe(1);
  });

  test("that one worker is about to claim is left to it by the next", async () => {
    await invite();
    const claim = async (tx: Parameters<Parameters<typeof db.transaction>[0]>[0]) => {
      await tx.execute(sql`set local lock_timeout = '2s'`);
      return claimSystemEmails({ ...system(), db: tx }, { limit: 20 });
    };
    const [first, second] = await db.transaction(async (tx) => [await claim(tx), await db.transaction(claim)]);
    expect([first.length, second.length]).toEqual([1, 0]);
  });

  test("of a worker that died after its claim goes once its lease is over", async () => {
    await invite();
    await claimSystemEmails(system(), { limit: 20 });
    await work();
    expect(await look()).toMatchObject({ state: "claimed" });
    pass(61_000);
    await work();
    expect(await look()).toMatchObject({ state: "accepted", attempts: 2 });
    expect(await accepted()).toBe(1);
  });

  test("whose answer was lost is tried again with the same bytes, and accepted once", async () => {
    await invite();
    resend.fault({ kind: "accept-then-reset", match: { to: address, endpoint: "POST /emails" } });
    await work();
    expect(await look()).toMatchObject({ state: "queued", attempts: 1 });
    pass(60_000);
    await work();
    expect(await look()).toMatchObject({ state: "accepted" });
    expect(delivered()).toHaveLength(1);
  });

  test("that Resend never answers is given up before its key is forgotten, and says that it may have arrived", async () => {
    await invite();
    const nowhere = createMailer({ apiKey: "re_x", baseUrl: "http://127.0.0.1:9" });
    await sendSystemEmails(job({ mailer: nowhere }));
    expect(await look()).toMatchObject({ state: "queued" });
    pass(23 * 3_600_000);
    await work();
    const gone = await look();
    expect(gone).toMatchObject({ state: "failed", sealedBody: null, attempts: 1 });
    expect(gone.reason).toMatch(/^It may not have arrived: no answer/);
    expect(delivered()).toEqual([]);
  });

  test("that nobody tried to send in time says so", async () => {
    await invite();
    pass(23 * 3_600_000);
    await work();
    expect(await look()).toMatchObject({ state: "failed", reason: "It could not be sent in time" });
  });

  test("waits while Resend refuses the key, and goes when an admin has resumed", async () => {
    await invite();
    resend.fault({ kind: "401-key", match: { to: address } });
    await work();
    const [state] = await db.select().from(senderState);
    expect(state?.reason).toMatch(/^Resend refused the key/);
    await work();
    expect(await look()).toMatchObject({ state: "queued" });
    await resumeSending(context());
    await work();
    expect(await look()).toMatchObject({ state: "accepted" });
  });
});

describe("what Resend's webhook says", () => {
  const hear = async (type: string, data: Record<string, unknown>) => {
    const svixId = crypto.randomUUID();
    await storeWebhookEvent(system(), { svixId, type, payload: { type, created_at: start.toISOString(), data } });
    await applyWebhookEvent(system(), { svixId });
  };
  const bounce = { type: "Permanent", message: "no such mailbox" };

  test("a bounce is found by Resend's id, and stays whatever comes after it", async () => {
    await invite();
    await work();
    const { providerId } = await look();
    await hear("email.bounced", { email_id: providerId, bounce });
    await hear("email.delivered", { email_id: providerId });
    const bounced = await look();
    expect(bounced.state).toBe("bounced");
    expect(bounced.reason).toContain("no such mailbox");
  });

  test("one that was in doubt has arrived, by its tag, and is not sent again", async () => {
    await invite();
    resend.fault({ kind: "503", match: { to: address, endpoint: "POST /emails" } });
    await work();
    const { id } = await look();
    await hear("email.delivered", { email_id: "re_doubt", tags: { system_email_id: id } });
    expect(await look()).toMatchObject({ state: "accepted", providerId: "re_doubt", sealedBody: null });
    pass(60_000);
    expect(await work()).toBe(0);
  });
});

import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { afterAll, beforeEach } from "vitest";
import { senderState } from "@/db/schema/inbound";
import { messages } from "@/db/schema/messages";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { start } from "@/features/messages/mutations/test-queue-in";
import { createMailer } from "@/lib/mailer";
import { startLocalResend } from "@/local/resend/server";
import { sendMessages } from "./send-messages";
import type { SendJob } from "./send-paced";

/** The sender between a firm of its own and Resend's stand-in, at a time that the test lets pass. */
export async function testSender() {
  const queueing = await testQueue();
  const { db, clock, goTo } = queueing;
  const events = createServer((_, response) => response.end());
  await new Promise<void>((done) => events.listen(0, "127.0.0.1", done));
  const resend = await startLocalResend({
    webhookUrl: `http://127.0.0.1:${(events.address() as AddressInfo).port}/`,
    webhookSecret: "whsec_dGVzdC1zZWNyZXQtb2YtdGhlLXRlc3Rz",
    rateLimit: 10_000,
  });
  afterAll(async () => {
    await resend.stop();
    events.close();
  });
  const mailer = createMailer({ apiKey: resend.apiKey, receivingApiKey: resend.fullApiKey, baseUrl: resend.url });

  beforeEach(async () => {
    goTo(start);
    resend.clearFaults();
    await db.delete(senderState);
    await db.update(messages).set({ state: "canceled", reason: "another test" }).where(eq(messages.state, "queued"));
  });

  /** What went wrong with one email goes wrong with the test. */
  const job = (over: Partial<SendJob> = {}): SendJob => ({
    db,
    mailer,
    clock,
    signal: new AbortController().signal,
    onError: (error) => {
      throw error;
    },
    ...over,
  });

  return { ...queueing, resend, mailer, job, work: async () => sendMessages(job()) };
}

import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { afterAll, beforeEach } from "vitest";
import { type Context, mintRecruiter } from "@/db/context";
import { senderState } from "@/db/schema/inbound";
import { messages, slots } from "@/db/schema/messages";
import { testDatabase } from "@/db/test-database";
import { some, testFirm } from "@/db/test-firm";
import type { OutreachInput } from "@/features/outreach/inputs";
import { queueOutreach } from "@/features/outreach/mutations/queue-outreach";
import { addStandardTemplates } from "@/features/templates/mutations/add-standard-templates";
import { listTemplates } from "@/features/templates/queries/list-templates";
import { createMailer } from "@/lib/mailer";
import { startLocalResend } from "@/local/resend/server";
import { type SendJob, sendMessages } from "./send-messages";

/** Tuesday, March 10, 2026, 11:00 AM in Tampa. */
export const start = new Date("2026-03-10T15:00:00Z");

/** The sender between a firm of its own and Resend's stand-in, at a time that the test lets pass. */
export async function testSender() {
  const { db, owner, url } = await testDatabase();
  let now = start;
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
  const firm = await testFirm(db, start);
  const context = (): Context => ({ actor: mintRecruiter(firm.recruiter), now, db });
  const system = (): Context => ({ ...context(), actor: { kind: "system", name: "test" } });
  await addStandardTemplates(context());
  const versions = new Map((await listTemplates(context())).map((template) => [template.name, template.versionId]));

  beforeEach(async () => {
    now = start;
    resend.clearFaults();
    await db.delete(senderState);
    await db.update(messages).set({ state: "canceled", reason: "another test" }).where(eq(messages.state, "queued"));
  });

  async function queue(more: Partial<OutreachInput> = {}, given: Parameters<typeof firm.person>[0] = {}) {
    const person = await firm.person(given);
    const { queued } = await queueOutreach(context(), {
      operationKey: randomUUID(),
      templateVersionId: some(versions.get("Free outreach")),
      purpose: "free",
      recipients: [{ personId: person.personId }],
      ...more,
    });
    return { ...person, messageId: some(queued[0]).messageId };
  }

  async function look(messageId: string) {
    const [message] = await db.select().from(messages).where(eq(messages.id, messageId));
    const [slot] = await db.select().from(slots).where(eq(slots.messageId, messageId));
    return { ...some(message), slot: slot?.state };
  }

  /** What went wrong with one email goes wrong with the test. */
  const job = (over: Partial<SendJob> = {}): SendJob => ({
    db,
    mailer,
    clock: () => now,
    signal: new AbortController().signal,
    onError: (error) => {
      throw error;
    },
    ...over,
  });

  return {
    db,
    owner,
    url,
    firm,
    versions,
    resend,
    mailer,
    context,
    system,
    queue,
    look,
    clock: () => now,
    goTo: (at: Date) => void (now = at),
    pass: (ms: number) => void (now = new Date(now.getTime() + ms)),
    job,
    work: async () => sendMessages(job()),
  };
}

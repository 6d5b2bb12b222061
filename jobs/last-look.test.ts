import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { type Context, mintRecruiter } from "@/db/context";
import { auditEntries } from "@/db/schema/audit";
import { senderState } from "@/db/schema/inbound";
import { messages, slots } from "@/db/schema/messages";
import { people, personEmails } from "@/db/schema/people";
import { settings } from "@/db/schema/settings";
import { optOuts } from "@/db/schema/suppressions";
import { touches } from "@/db/schema/touches";
import { testDatabase } from "@/db/test-database";
import { some, testFirm } from "@/db/test-firm";
import { queueOutreach } from "@/features/messages/mutations/queue-outreach";
import type { OutreachInput } from "@/features/messages/inputs";
import { addStandardTemplates } from "@/features/templates/mutations/add-standard-templates";
import { listTemplates } from "@/features/templates/queries";
import { createMailer, type Mailer } from "@/lib/mailer";
import { type LocalResend, startLocalResend } from "@/local/resend/server";
import { sendMessages } from "./send-messages";

// Tuesday, March 10, 2026, 11:00 AM in Tampa.
const start = new Date("2026-03-10T15:00:00Z");
const { db } = await testDatabase();
let now = start;
let firm: Awaited<ReturnType<typeof testFirm>>;
let versions: Map<string, string>;
let resend: LocalResend;
let mailer: Mailer;
const events = createServer((_, response) => response.end());

beforeAll(async () => {
  await new Promise<void>((done) => events.listen(0, "127.0.0.1", done));
  resend = await startLocalResend({
    webhookUrl: `http://127.0.0.1:${(events.address() as AddressInfo).port}/`,
    webhookSecret: "whsec_dGVzdC1zZWNyZXQtb2YtdGhlLXRlc3Rz",
    rateLimit: 10_000,
  });
  mailer = createMailer({ apiKey: resend.apiKey, receivingApiKey: resend.fullApiKey, baseUrl: resend.url });
  firm = await testFirm(db, start);
  await addStandardTemplates(context());
  versions = new Map((await listTemplates(context())).map((template) => [template.name, template.versionId]));
});

afterAll(async () => {
  await resend.stop();
  events.close();
});

beforeEach(async () => {
  now = start;
  resend.clearFaults();
  await db.delete(senderState);
  await db.update(messages).set({ state: "cancelled", reason: "another test" }).where(eq(messages.state, "queued"));
});

const context = (): Context => ({ actor: mintRecruiter(firm.recruiter), now, db });
const pass = (ms: number) => void (now = new Date(now.getTime() + ms));
const work = async (signal = new AbortController().signal) => sendMessages({ db, mailer, clock: () => now, signal });

async function queue(more: Partial<OutreachInput> = {}, given: Parameters<typeof firm.person>[0] = {}) {
  const person = await firm.person(given);
  const { queued } = await queueOutreach(context(), {
    pressKey: randomUUID(),
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

describe("the last look", () => {
  test("an unsubscribe between queue and claim cancels, with its reason and an audit row", async () => {
    const { messageId, personId } = await queue();
    await db.insert(optOuts).values({ personId, reason: "unsubscribed", at: now });
    await work();
    expect(await look(messageId)).toMatchObject({ state: "cancelled", reason: "unsubscribed", slot: "released" });
    const [entry] = await db
      .select()
      .from(auditEntries)
      .where(eq(auditEntries.subjectId, messageId))
      .orderBy(auditEntries.at);
    expect(entry).toBeDefined();
  });

  test("an address that is no longer theirs", async () => {
    const { messageId, personId } = await queue();
    await db
      .update(personEmails)
      .set({ address: `new-${randomUUID()}@people.test` })
      .where(eq(personEmails.personId, personId));
    await work();
    expect(await look(messageId)).toMatchObject({ state: "cancelled", reason: "the address is no longer theirs" });
  });

  test("they moved west: message and slot go to their morning", async () => {
    const { messageId, personId } = await queue();
    now = new Date("2026-03-11T13:00:00Z"); // 9 AM in Tampa, 3 AM in Honolulu
    await db.update(people).set({ zone: "Pacific/Honolulu" }).where(eq(people.id, personId));
    await work();
    const morning = new Date("2026-03-11T17:00:00Z");
    const moved = await look(messageId);
    expect(moved).toMatchObject({ state: "queued", sendAt: morning });
    const [slot] = await db.select().from(slots).where(eq(slots.messageId, messageId));
    expect(slot?.at).toEqual(morning);
    now = morning;
    await work();
    expect((await look(messageId)).state).toBe("accepted");
  });

  test("a periodic check-in whose person was in touch since", async () => {
    const { messageId, personId } = await queue({ purpose: "check_in" });
    pass(1_000);
    await db
      .insert(touches)
      .values({ personId, kind: "call", direction: "out", outcome: "left_voicemail", at: now, createdAt: now });
    await work();
    expect(await look(messageId)).toMatchObject({ state: "cancelled", reason: "in touch since" });
  });

  test("a real reply since it was queued cancels counted email and lets process email go", async () => {
    const counted = await queue({}, { at: "interview" });
    const { queued } = await queueOutreach(context(), {
      pressKey: randomUUID(),
      templateVersionId: some(versions.get("Thanks after interview")),
      purpose: "process",
      processSubject: "thanks",
      positionId: firm.position.id,
      recipients: [{ personId: counted.personId }],
    });
    pass(1_000);
    await db.insert(touches).values({
      personId: counted.personId,
      kind: "email",
      direction: "in",
      outcome: "replied",
      at: now,
      createdAt: now,
    });
    await work();
    expect(await look(counted.messageId)).toMatchObject({ state: "cancelled", reason: "they have replied since" });
    expect(await look(some(queued[0]).messageId)).toMatchObject({ state: "accepted" });
  });

  test("the stop switch holds everything, and nothing is lost", async () => {
    const { messageId } = await queue();
    await db.update(settings).set({ sendingPausedAt: now });
    await work();
    expect((await look(messageId)).state).toBe("queued");
    await db.update(settings).set({ sendingPausedAt: null });
    await work();
    expect((await look(messageId)).state).toBe("accepted");
  });
});

import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { messageEvents } from "@/db/schema/message-events";
import { messages } from "@/db/schema/messages";
import { optOuts } from "@/db/schema/suppressions";
import { touches } from "@/db/schema/touches";
import { testQueue } from "@/features/messages/mutations/test-queue";
import { storeWebhookEvent } from "@/features/replies/mutations/store-webhook-event";
import { unsubscribeByToken } from "@/features/replies/mutations/unsubscribe-by-token";
import { instantAt } from "@/lib/calendar";
import { createMailer, type Mailer, verifyWebhook } from "@/lib/mailer";
import { setClock } from "@/local/clock";
import { type LocalResend, startLocalResend } from "@/local/resend/server";
import { applyWebhooks } from "./apply-webhooks";
import { sendMessages } from "./send-messages";

const webhookSecret = "whsec_dGVzdC1zZWNyZXQtb2YtdGhlLXRlc3Rz";
const { db, url, system, clock, queue, look, goTo, pass } = await testQueue();
let resend: LocalResend;
let mailer: Mailer;

/** The web process, which takes in what the stand-in tells. */
const web = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on("data", (chunk: Buffer) => chunks.push(chunk));
  request.on("end", () => {
    const header = (name: string) => String(request.headers[name] ?? "");
    const headers = { id: header("svix-id"), timestamp: header("svix-timestamp"), signature: header("svix-signature") };
    const event = verifyWebhook(Buffer.concat(chunks).toString(), headers, webhookSecret);
    if (!event) return response.writeHead(401).end();
    const stored = storeWebhookEvent(system(), { svixId: headers.id, type: event.type, payload: { ...event } });
    return void stored.then(() => response.writeHead(200).end());
  });
});

beforeAll(async () => {
  await new Promise<void>((done) => web.listen(0, "127.0.0.1", done));
  const webhookUrl = `http://127.0.0.1:${(web.address() as AddressInfo).port}/`;
  resend = await startLocalResend({ webhookUrl, webhookSecret, rateLimit: 10_000, deliveryStepMs: 5, now: clock });
  mailer = createMailer({ apiKey: resend.apiKey, receivingApiKey: resend.fullApiKey, baseUrl: resend.url });
});

const folders: string[] = [];
const newFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), "callback-clock-"));
  folders.push(folder);
  return folder;
};
afterAll(async () => {
  await resend.stop();
  web.close();
  for (const folder of folders) rmSync(folder, { recursive: true });
});

const signal = new AbortController().signal;
const onError = (error: unknown) => {
  throw error;
};
const apply = async () => {
  await resend.settled();
  await applyWebhooks({ db, mailer, clock, signal, onError });
};

/** Starts the demonstration at a time of the machine, as `npm start` does, lets it run, and says what its clock showed. */
async function startAt(machine: Date, { folder = newFolder(), hours = 0 } = {}) {
  let now = machine.getTime();
  const { ahead, end } = await setClock(url, folder, () => now);
  goTo(new Date(now + ahead));
  now += hours * 3_600_000;
  end();
  return clock();
}

const tampa = "America/New_York";
test.each([
  ["in office hours", instantAt("2026-06-16", 11, tampa)],
  ["early in the morning", instantAt("2026-06-17", 5, tampa)],
  ["late on a Thursday", instantAt("2026-06-18", 22, tampa)],
  ["on Juneteenth", instantAt("2026-06-19", 11, tampa)],
  ["on Saturday night", instantAt("2026-06-20", 23, tampa)],
  ["on Sunday", instantAt("2026-06-21", 15, tampa)],
  ["on the eve of New Year's Day 2028", instantAt("2027-12-30", 23, tampa)],
])("started %s, an email goes at once, and what its reader does is later than the email", async (_, machine) => {
  await startAt(machine);
  const { messageId, personId, address } = await queue();
  await sendMessages({ db, mailer, clock, signal, onError });
  const sent = await look(messageId);
  expect(sent).toMatchObject({ state: "accepted", acceptedAt: clock() });

  pass(60_000);
  await apply();
  pass(60_000);
  const [token] = await db.select({ answer: messages.answerToken }).from(messages).where(eq(messages.id, messageId));
  await resend.act({ act: "reply", to: address, text: "Tell me more." });
  await apply();
  pass(60_000);
  await unsubscribeByToken(system(), { token: token!.answer });

  const story = await db
    .select({ direction: touches.direction, at: touches.at })
    .from(touches)
    .where(eq(touches.personId, personId))
    .orderBy(touches.at);
  expect(story.map(({ direction }) => direction)).toEqual(["out", "in"]);
  const told = await db
    .select({ at: messageEvents.at })
    .from(messageEvents)
    .where(eq(messageEvents.messageId, messageId));
  expect(told.map(({ at }) => at.getTime() >= sent.acceptedAt!.getTime() && at <= clock())).toEqual([true, true]);
  const [optOut] = await db.select().from(optOuts).where(eq(optOuts.personId, personId));
  expect(optOut?.at).toEqual(clock());
});

test("time never runs backwards, even where a start was killed", async () => {
  const folder = newFolder();
  const saturday = instantAt("2026-06-20", 23, tampa);
  expect(await startAt(saturday, { folder })).toEqual(instantAt("2026-06-22", 12, tampa, 30));
  const again = await startAt(new Date(saturday.getTime() + 1_000), { folder });
  expect(again).toEqual(new Date(instantAt("2026-06-22", 12, tampa, 30).getTime() + 10_000));
});

test("where the last start ended at night by its own clock, the next one is in office hours again", async () => {
  const folder = newFolder();
  // From half past noon on Monday to half past ten at night.
  await startAt(instantAt("2026-06-20", 23, tampa), { folder, hours: 10 });
  const monday = await startAt(instantAt("2026-06-22", 10, tampa), { folder });
  expect(monday).toEqual(instantAt("2026-06-23", 12, tampa, 30));
});

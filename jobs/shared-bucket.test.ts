import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { inArray } from "drizzle-orm";
import { afterAll, beforeEach, expect, test } from "vitest";
import { senderState } from "@/db/schema/inbound";
import { messages } from "@/db/schema/messages";
import { testDatabase } from "@/db/test-database";
import { createMailer } from "@/lib/mailer";
import { startLocalResend } from "@/local/resend/server";
import { readingPace } from "./reading-pace";
import { sendMessages } from "./send-messages";
import { testQueue } from "./test-worker";

const { db } = await testDatabase();
const queue = await testQueue(db);
const events = createServer((_, response) => response.end());
await new Promise<void>((done) => events.listen(0, "127.0.0.1", done));
const limit = 20;
const resend = await startLocalResend({
  webhookUrl: `http://127.0.0.1:${(events.address() as AddressInfo).port}/`,
  webhookSecret: "whsec_dGVzdC1zZWNyZXQtb2YtdGhlLXRlc3Rz",
  rateLimit: limit,
});
afterAll(async () => {
  await resend.stop();
  events.close();
});
beforeEach(async () => {
  await db.delete(senderState);
  resend.requests.length = 0;
  resend.changeRateLimit(limit);
});

const clock = () => new Date();
/** A worker as far as the bucket can tell: what it knows of the limit it has from PostgreSQL, or heard itself. */
const worker = () => {
  const keys = { apiKey: resend.apiKey, receivingApiKey: resend.fullApiKey, baseUrl: resend.url };
  const mailer = createMailer({ ...keys, pace: readingPace({ db, clock }) });
  const work = async () =>
    sendMessages({
      db,
      mailer,
      clock,
      signal: new AbortController().signal,
      onError: (error) => {
        throw error;
      },
    });
  return { mailer, work };
};
const states = async (ids: string[]) =>
  new Set(
    (await db.select({ state: messages.state }).from(messages).where(inArray(messages.id, ids))).map((m) => m.state),
  ); /** Until nothing waits for its next attempt any more, as the sweep of a worker does. */
async function drain(workers: { work: () => Promise<number> }[], ids: string[]) {
  do {
    await Promise.all(workers.map(async ({ work }) => work()));
    await sleep(50);
  } while ((await states(ids)).has("queued"));
}

test("three workers and a reader stay within the account's limit, which one of them heard", async () => {
  const ids = await queue(45);
  const workers = [worker(), worker(), worker()];
  const reader = worker();
  const sending = new AbortController();
  const reading = (async () => {
    let reads = 0;
    for (; !sending.signal.aborted; reads += 1)
      expect(await reader.mailer.fetchReceived("nothing")).toHaveProperty("refused");
    return reads;
  })();
  await drain(workers, ids);
  sending.abort();
  expect(await reading).toBeGreaterThan(3);
  expect(await states(ids)).toEqual(new Set(["accepted"]));
  // A busy machine may bunch some of them; three workers that did not share would be told many times over.
  expect(resend.requests.filter(({ status }) => status === 429).length).toBeLessThanOrEqual(8);
  const [bucket] = await db.select().from(senderState);
  expect(bucket).toMatchObject({ perSecond: limit });
});

test("a 429 to one makes all of them wait, and then everything goes", async () => {
  const ids = await queue(30);
  resend.fault({ kind: "429-rate", match: { endpoint: "POST /emails" } });
  const workers = [worker(), worker(), worker()];
  await Promise.all(workers.map(async ({ work }) => work()));
  const at = resend.requests.find(({ status }) => status === 429)?.at ?? 0;
  // What was promised already may still come; then a second of silence.
  const within = resend.requests.filter((request) => request.at > at + 400 && request.at < at + 990);
  expect(within).toEqual([]);
  await drain(workers, ids);
  expect(await states(ids)).toEqual(new Set(["accepted"]));
});

test("a reader that is told to slow down keeps senders waiting", async () => {
  const ids = await queue(3);
  const { mailer, work } = worker();
  await work();
  const more = await queue(3);
  resend.fault({ kind: "429-rate", match: { endpoint: "GET /emails" } });
  expect(await mailer.listSent(undefined)).toBe("unknown");
  const at = Date.now();
  await drain([worker()], more);
  expect(resend.requests.at(-1)?.at ?? 0).toBeGreaterThan(at + 900);
  expect(await states([...ids, ...more])).toEqual(new Set(["accepted"]));
});

test("a limit that Resend raised is used from its next answer on", async () => {
  await queue(4);
  const { work } = worker();
  await work();
  resend.changeRateLimit(200);
  const ids = await queue(60);
  const from = Date.now();
  await drain([{ work }, worker()], ids);
  expect(await states(ids)).toEqual(new Set(["accepted"]));
  // At twenty a second it would take three.
  expect((resend.requests.at(-1)?.at ?? 0) - from).toBeLessThan(2_900);
  const [bucket] = await db.select().from(senderState);
  expect(bucket).toMatchObject({ perSecond: 200 });
});

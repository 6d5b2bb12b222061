import { afterAll, beforeAll, expect, it } from "vitest";
import { createMailer } from "@/lib/mailer";
import { startLocalResend, type LocalResend } from "./server";
import { listenForWebhooks } from "./webhook-listener";

let listener: Awaited<ReturnType<typeof listenForWebhooks>>;
let local: LocalResend;

beforeAll(async () => {
  listener = await listenForWebhooks();
  local = await startLocalResend({
    webhookUrl: listener.url,
    webhookSecret: listener.secret,
    rateLimit: 10_000,
    deliveryStepMs: 1,
  });
});
afterAll(async () => {
  await local.stop();
  await listener.stop();
});

const bounce = [
  "From: MAILER-DAEMON@mx.test",
  "To: r-1@firm.test",
  "Subject: Undelivered",
  "MIME-Version: 1.0",
  'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
  "",
  "--b",
  "Content-Type: text/plain",
  "",
  "It could not be delivered.",
  "--b",
  "Content-Type: message/delivery-status",
  "",
  "Reporting-MTA: dns; mx.test",
  "",
  "Final-Recipient: rfc822; ana@people.test",
  "Action: failed",
  "Status: 5.1.1",
  "--b--",
  "",
].join("\r\n");

const play = async (raw: string, search = "") => fetch(`${local.url}/_inbox${search}`, { method: "POST", body: raw });

it("takes any email as it came over the wire, says so by webhook, and gives its words and its report", async () => {
  const response = await play(bounce);
  expect(response.status).toBe(200);
  const { id, to } = (await response.json()) as { id: string; to: string[] };
  expect(to).toEqual(["r-1@firm.test"]);
  expect(listener.types()).toEqual(["email.received"]);
  const mailer = createMailer({ apiKey: local.apiKey, receivingApiKey: local.fullApiKey, baseUrl: local.url });
  expect(await mailer.fetchReceived(id)).toMatchObject({
    from: "MAILER-DAEMON@mx.test",
    text: expect.stringContaining("could not be delivered"),
    report: expect.stringContaining("Final-Recipient: rfc822; ana@people.test"),
  });
});

it("plays it as the answer to the latest email that went to somebody", async () => {
  const mailer = createMailer({ apiKey: local.apiKey, receivingApiKey: local.fullApiKey, baseUrl: local.url });
  const email = {
    from: "d@firm.test",
    to: "ana@people.test",
    replyTo: "r-2@firm.test",
    subject: "Hi",
    html: "<p>Hi</p>",
    text: "Hi",
    headers: {},
    tags: [],
  };
  await mailer.send(email, "key-1");
  await local.settled();
  const plain = "From: ana@people.test\r\nTo: x@y.test\r\nSubject: Re: Hi\r\n\r\nSTOP\r\n";
  const answered = (await (await play(plain, "?reader=ana@people.test")).json()) as { id: string; to: string[] };
  expect(answered.to).toEqual(["r-2@firm.test"]);
  expect(await mailer.fetchReceived(answered.id)).toMatchObject({
    text: expect.stringContaining("STOP"),
    report: null,
  });
});

it("refuses nothing as an email, and a reader to whom nothing went", async () => {
  expect((await play("")).status).toBe(422);
  expect((await play("From: a@b.test\r\n\r\nHi", "?reader=nobody@people.test")).status).toBe(404);
});

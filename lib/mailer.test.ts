import { createHmac } from "node:crypto";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMailer, type Mailer, verifyWebhook } from "./mailer";

type Answer = { status: number; headers?: Record<string, string>; body: string };

let mailer: Mailer;
let next: Answer;
const server = createServer((request, response) => {
  request.resume();
  response.writeHead(next.status, next.headers).end(next.body);
});

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  mailer = createMailer({ apiKey: "re_x", baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
afterAll(() => void server.close());

const words = { from: "a@x.test", to: "b@x.test", replyTo: "c@x.test", subject: "Hi", html: "<p>Hi", text: "Hi" };
async function answerTo(answer: Answer) {
  next = answer;
  return mailer.send({ ...words, headers: {}, tags: [] }, "key");
}

test.each([
  [401, `{"message":"Unauthorized"}`, "unreadable_answer", "Unauthorized"],
  [403, `{"name":"validation_error","message":"not verified"}`, "validation_error", "not verified"],
  [422, `{"message":"bad"}`, "unreadable_answer", "bad"],
  [429, `{"name":"rate_limit_exceeded","message":"slow"}`, "rate_limit_exceeded", "slow"],
  [500, `{"statusCode":422,"name":"validation_error","message":"no"}`, "validation_error", "no"],
  [403, "<html>Forbidden</html>", "unreadable_answer", ""],
  [200, "<html>Just a moment</html>", "unreadable_answer", ""],
  [502, "null", "unreadable_answer", ""],
])("%i %s: the status is the response's own", async (status, body, name, message) => {
  expect(await answerTo({ status, body })).toMatchObject({ status, name, message });
});

test("an id is an id", async () => {
  expect(await answerTo({ status: 200, body: `{"id":"one"}` })).toEqual({ id: "one" });
});

test.each([
  ["60", 60],
  ["1e300", 1e300],
  ["Tue, 10 Mar 2026 15:02:00 GMT", 120],
  ["Tue, 10 Mar 2026 14:00:00 GMT", null],
  ["-5", null],
  ["soon", null],
])("Retry-After %s: %s seconds", async (after, retryAfterSeconds) => {
  const headers = { "retry-after": after, date: "Tue, 10 Mar 2026 15:00:00 GMT" };
  expect(await answerTo({ status: 429, headers, body: "{}" })).toMatchObject({ retryAfterSeconds });
});

/** U+0000 and half a pair of surrogates, as JSON may spell them. */
const poison = "\\u0000\\ud800";

test("an email that came in is whole but for what cannot be stored", async () => {
  const field = (name: string, value: string) => `"${name}":"${value}${poison}"`;
  next = {
    status: 200,
    body: `{"id":"one","created_at":"2026-03-12T15:00:00Z","to":["b@x.test${poison}"],"cc":null,"headers":{${field("X-A", "a")}},
      ${field("from", "Ana")},${field("subject", "Re")},${field("text", "Yes")},${field("html", "<p>Yes")}}`,
  };
  expect(await mailer.fetchReceived("one")).toMatchObject({
    from: "Ana",
    to: ["b@x.test"],
    subject: "Re",
    text: "Yes",
    html: "<p>Yes",
    headers: { "x-a": "a" },
  });
});

test("a webhook is checked as it was signed, and read as it can be stored", () => {
  const webhookSecret = "whsec_dGVzdC1zZWNyZXQtb2YtdGhlLXRlc3Rz";
  const raw = `{"type":"email.bounced","data":{"a${poison}":["b${poison}"]}}`;
  const timestamp = `${Math.floor(Date.now() / 1_000)}`;
  const key = Buffer.from(webhookSecret.replace("whsec_", ""), "base64");
  const signature = `v1,${createHmac("sha256", key).update(`msg_1.${timestamp}.${raw}`).digest("base64")}`;
  const headers = { id: "msg_1", timestamp, signature };
  expect(verifyWebhook(raw, headers, webhookSecret)).toEqual({ type: "email.bounced", data: { a: ["b"] } });
  expect(verifyWebhook(raw.replace(poison, ""), headers, webhookSecret)).toBeNull();
});

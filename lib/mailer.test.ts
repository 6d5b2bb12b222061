import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createMailer, type Mailer } from "./mailer";

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

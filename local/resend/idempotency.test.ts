import { Resend } from "resend";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startLocalResend } from "./server";
import type { LocalResend } from "./server";

const email = { from: "dana@callback.test", to: "ruth@candidate.test", subject: "Back open", text: "Hello Ruth" };
const hour = 3_600_000;

let local: LocalResend;
let sdk: Resend;

beforeAll(async () => {
  local = await startLocalResend({
    webhookUrl: "http://127.0.0.1:9",
    webhookSecret: "whsec_c2VjcmV0",
    rateLimit: 10_000,
    retryDelaysMs: [],
  });
  sdk = new Resend(local.apiKey, { baseUrl: local.url });
});

afterAll(() => local.stop());

it("answers the same request under the same key with the first answer", async () => {
  const first = await sdk.emails.send(email, { idempotencyKey: "test/same" });
  const again = await sdk.emails.send(email, { idempotencyKey: "test/same" });
  expect(again.data).toEqual(first.data);
  expect(local.acceptedByKey()["test/same"]).toBe(1);
});

it("accepts one of 50 requests that come at once", async () => {
  const to = "fifty@candidate.test";
  const answers = await Promise.all(
    Array.from({ length: 50 }, () => sdk.emails.send({ ...email, to }, { idempotencyKey: "test/fifty" })),
  );
  expect(local.deliveredTo(to)).toHaveLength(1);
  expect(local.acceptedByKey()["test/fifty"]).toBe(1);
  const words = answers.map(({ data, error }) => data?.id ?? error?.name);
  const allowed = [local.deliveredTo(to)[0]!.id, "concurrent_idempotent_requests"];
  expect(words.filter((word) => !allowed.includes(String(word)))).toEqual([]);
  const later = await sdk.emails.send({ ...email, to }, { idempotencyKey: "test/fifty" });
  expect(later.data!.id).toBe(local.deliveredTo(to)[0]!.id);
});

it("refuses another payload under the same key", async () => {
  await sdk.emails.send(email, { idempotencyKey: "test/other" });
  const other = await sdk.emails.send({ ...email, subject: "Another" }, { idempotencyKey: "test/other" });
  expect(other.error).toMatchObject({ statusCode: 409, name: "invalid_idempotent_request" });
});

it("keeps keys apart by endpoint, and one key for a whole batch", async () => {
  await sdk.emails.send(email, { idempotencyKey: "test/endpoint" });
  const batch = [email, { ...email, to: "kim@candidate.test" }];
  const first = await sdk.batch.send(batch, { idempotencyKey: "test/endpoint" });
  expect(first.data!.data).toHaveLength(2);
  expect((await sdk.batch.send(batch, { idempotencyKey: "test/endpoint" })).data).toEqual(first.data);
});

it("does not remember a request it refused", async () => {
  const refused = await sdk.emails.send({ ...email, to: "nobody" }, { idempotencyKey: "test/refused" });
  expect(refused.error!.statusCode).toBe(422);
  expect((await sdk.emails.send(email, { idempotencyKey: "test/refused" })).error).toBeNull();
});

it("wants a key of 1 to 256 characters", async () => {
  const long = await sdk.emails.send(email, { idempotencyKey: "k".repeat(257) });
  expect(long.error).toMatchObject({ statusCode: 400, name: "invalid_idempotency_key" });
  expect((await sdk.emails.send(email, { idempotencyKey: "k".repeat(256) })).error).toBeNull();
  const empty = await sdk.emails.send(email, { headers: { "Idempotency-Key": "" } });
  expect(empty.error).toMatchObject({ statusCode: 400, name: "invalid_idempotency_key" });
});

it("forgets a key after 24 hours, counted from the first request", async () => {
  const first = await sdk.emails.send(email, { idempotencyKey: "test/day" });
  local.advanceClock(23 * hour);
  expect((await sdk.emails.send(email, { idempotencyKey: "test/day" })).data).toEqual(first.data);
  await fetch(`${local.url}/_clock`, { method: "POST", body: JSON.stringify({ advanceHours: 1 }) });
  expect((await sdk.emails.send(email, { idempotencyKey: "test/day" })).data).not.toEqual(first.data);
  expect(local.acceptedByKey()["test/day"]).toBe(2);
});

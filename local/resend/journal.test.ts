import { appendFileSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Resend } from "resend";
import { afterEach, beforeEach, expect, it } from "vitest";
import { startLocalResend } from "./server";
import { listenForWebhooks } from "./webhook-listener";

const letter = { from: "dana@callback.test", to: "ruth@candidate.test", subject: "Back open", text: "Hello" };

let dataDir: string;
let listener: Awaited<ReturnType<typeof listenForWebhooks>>;

beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "local-resend-"));
  listener = await listenForWebhooks();
});

afterEach(async () => {
  await listener.stop();
  rmSync(dataDir, { recursive: true });
});

function start(more: { deliveryStepMs?: number; retryDelaysMs?: number[] } = {}) {
  return startLocalResend({
    webhookUrl: listener.url,
    webhookSecret: listener.secret,
    dataDir,
    deliveryStepMs: 1,
    ...more,
  });
}

it("keeps letters, replies, suppressions and idempotency over a restart", async () => {
  const before = await start();
  const sdk = new Resend(before.apiKey, { baseUrl: before.url });
  const sent = await sdk.emails.send(letter, { idempotencyKey: "test/restart" });
  await before.settled();
  await before.act({ act: "reply", to: letter.to, text: "Yes" });
  await before.act({ act: "bounce", to: letter.to });
  await before.stop();
  appendFileSync(join(dataDir, "resend.jsonl"), '{"kind":"accepted","letters":[{"id":"half');

  const after = await start();
  const again = new Resend(after.fullApiKey, { baseUrl: after.url });
  expect(after.deliveredTo(letter.to)).toEqual(before.deliveredTo(letter.to));
  expect((await again.emails.receiving.list()).data!.data).toHaveLength(1);
  expect((await again.emails.send(letter, { idempotencyKey: "test/restart" })).data).toEqual(sent.data);
  expect(after.acceptedByKey()).toEqual({ "test/restart": 1 });
  await again.emails.send({ ...letter, subject: "Again" });
  await after.settled();
  expect(after.deliveredTo(letter.to).at(-1)!.state).toBe("suppressed");
  await after.stop();

  const third = await start();
  expect(third.deliveredTo(letter.to)).toHaveLength(2);
  await third.stop();
});

it("goes on with what was not delivered or not yet heard", async () => {
  listener.answerWith(503);
  const before = await start({ retryDelaysMs: [0, 60_000], deliveryStepMs: 30 });
  const sdk = new Resend(before.apiKey, { baseUrl: before.url });
  await sdk.emails.send(letter);
  while (listener.types()[0] !== "email.sent") await new Promise((resolve) => setTimeout(resolve, 5));
  await before.stop();
  const [sent] = listener.heard;

  listener.answerWith(200);
  const after = await start({ retryDelaysMs: [0, 5] });
  await after.settled();
  expect(listener.types().filter((type) => type === "email.sent")).toHaveLength(2);
  expect(listener.heard.filter(({ type }) => type === "email.sent")[1]!.headers.id).toBe(sent!.headers.id);
  expect(listener.types()).toContain("email.delivered");
  expect(after.deliveredTo(letter.to)[0]!.state).toBe("delivered");
  await after.stop();
});
